package dev.andon.paper;

import dev.andon.report.Day;
import dev.andon.report.Figure;
import dev.andon.report.Ranked;
import dev.andon.report.Report;
import dev.andon.text.Csv;
import java.util.List;

/// A report for spreadsheets: a row for each number, by words that are the same in every language. Times are in
/// seconds.
final class CsvReport {
    private CsvReport() {}

    static String of(Report report) {
        var text = new StringBuilder();
        row(text, "what", "name", "number", "value");
        row(text, "report", "period", "from", report.period().from().toString());
        row(text, "report", "period", "to", report.period().to().toString());
        if (report.watched() != null) {
            row(text, "report", "watched", "from", report.watched().from().toString());
        }
        report.figures().forEach(figure -> figure(text, figure));
        report.days().forEach(day -> day(text, day));
        for (Ranked one : report.reds()) {
            row(text, "red", one.subject(), "seconds", Long.toString(one.red().toSeconds()));
        }
        for (Ranked one : report.flaky()) {
            row(text, "flaky", one.subject(), "flips", Integer.toString(one.flips()));
            row(text, "flaky", one.subject(), "repeats", Integer.toString(one.repeats()));
        }
        return text.toString();
    }

    private static void figure(StringBuilder text, Figure figure) {
        figure.value()
                .numbers()
                .forEach((number, value) -> row(text, "figure", figure.measure().word(), number, value));
    }

    private static void day(StringBuilder text, Day day) {
        String date = day.date().toString();
        row(text, "day", date, "green", Integer.toString(day.green()));
        row(text, "day", date, "red", Integer.toString(day.red()));
        row(text, "day", date, "deploys", Integer.toString(day.deploys()));
        row(text, "day", date, "back", Integer.toString(day.back()));
    }

    private static void row(StringBuilder text, String... cells) {
        text.append(Csv.row(List.of(cells)));
    }
}
