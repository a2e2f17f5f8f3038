package dev.andon.ui.charts;

import dev.andon.report.Day;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/// What stands side by side in a chart: days, or weeks where those would be too many to tell apart. Pure.
///
/// @param weekly whether they are weeks
record Bars(boolean weekly, List<Bar> bars) {
    private static final int DAYS_AT_MOST = 31;

    /// @param label the day, or the Monday of the week
    /// @param good what stands below
    /// @param bad what stands on it
    record Bar(String label, int good, int bad) {}

    static Bars of(List<Day> days, ToIntFunction<Day> good, ToIntFunction<Day> bad, Locale locale) {
        boolean weekly = days.size() > DAYS_AT_MOST;
        DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMM", locale);
        Map<LocalDate, Bar> bars = new LinkedHashMap<>();
        for (Day day : days) {
            LocalDate date = weekly ? day.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day.date();
            bars.merge(
                    date,
                    new Bar(format.format(date), good.applyAsInt(day), bad.applyAsInt(day)),
                    (one, more) -> new Bar(one.label(), one.good() + more.good(), one.bad() + more.bad()));
        }
        return new Bars(weekly, new ArrayList<>(bars.values()));
    }
}
