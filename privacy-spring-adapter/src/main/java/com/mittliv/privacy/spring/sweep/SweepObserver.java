package com.mittliv.privacy.spring.sweep;

import com.mittliv.privacy.jpa.sweep.SweepReport;
import java.util.function.Supplier;

/** Stands around a sweep, to see it begin and end. */
@FunctionalInterface
interface SweepObserver {
    SweepReport around(Supplier<SweepReport> sweep);
}
