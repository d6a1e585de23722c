package com.mittliv.privacy.spring.sweep;

import com.mittliv.privacy.jpa.sweep.SweepReport;
import java.time.Duration;

/**
 * Published when a scheduled sweep has ended, complete or stopped.
 *
 * @param report what it did
 * @param took how long it took
 */
public record SweepEvent(SweepReport report, Duration took) {}
