package com.mittliv.privacy.spring.sweep;

import com.mittliv.privacy.jpa.rights.StoreSweepReport;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import java.time.Duration;
import java.util.Optional;

/**
 * Published when a scheduled sweep has ended, complete or stopped.
 *
 * @param report what it did
 * @param stores what it did in stores beside the database, where there are any
 * @param took how long it took
 */
public record SweepEvent(SweepReport report, Optional<StoreSweepReport> stores, Duration took) {}
