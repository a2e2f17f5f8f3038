package dev.andon.report;

import java.time.LocalDate;

/// What happened on one day.
///
/// @param green builds that ended well, with warnings or not
/// @param red builds that ended red
/// @param deploys what was new and went live
/// @param back how often somebody went back
public record Day(LocalDate date, int green, int red, int deploys, int back) {}
