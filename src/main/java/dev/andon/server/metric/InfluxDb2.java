package dev.andon.server.metric;

import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Body;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// InfluxDB 2, asked in Flux; it answers in annotated CSV.
///
/// `aggregateWindow` gives the ends of buckets, unless it is told `timeSrc: "_start"`.
///
/// Sources: the HTTP API of InfluxDB 2 (`/api/v2/query`), the annotated CSV and `aggregateWindow` in its
/// documentation.
///
/// Options: `organization`.
public final class InfluxDb2 implements MetricSource {
    private static final Pattern FROM_THE_START = Pattern.compile("timeSrc\\s*:\\s*\"_start\"");
    private static final Chunks ENDS = new Chunks(10_000, Stamp.END);
    private static final Chunks BEGINNINGS = new Chunks(10_000, Stamp.BEGIN);
    private static final String EXAMPLE =
            "from(bucket: \"shop\") |> range(start: ${from}, stop: ${to}) |> filter(fn: (r) => r._measurement == \"orders\")"
                    + " |> group() |> aggregateWindow(every: ${step}, fn: sum, createEmpty: false)";
    private static final Map<String, Object> DIALECT =
            Map.of("header", true, "annotations", List.of("datatype", "group", "default"));

    private final Http http;
    private final String organization;

    public InfluxDb2(Http http, Source source) {
        this.http = http.as(Auth.scheme("Token", source.token()));
        this.organization = Options.needed(source, "organization");
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        return FROM_THE_START.matcher(inquiry.expression()).find()
                ? BEGINNINGS.read(inquiry, this::ask)
                : ENDS.read(inquiry, part -> refuseBeginnings(part, ask(part)));
    }

    /// No bucket of this time ends where it begins.
    private static Points refuseBeginnings(Inquiry part, Points points) throws ServerFault {
        for (int i = 0; i < points.size(); i++) {
            if (points.millis(i) == part.begin().toEpochMilli()) {
                throw Trouble.unreadable(
                        "The times are the beginnings of buckets, and the expression does not say so. Write timeSrc: \"_start\" in its aggregateWindow(), or leave the times as they are.");
            }
        }
        return points;
    }

    private Points ask(Inquiry part) throws ServerFault {
        String query = Template.fill(
                part.expression(),
                part.begin().toString(),
                part.end().toString(),
                part.step().toSeconds() + "s",
                EXAMPLE);
        return http.ask("api/v2/query")
                .query("org", organization)
                .accept("application/csv, application/json")
                .posting(Json.of(Map.of("query", query, "type", "flux", "dialect", DIALECT)))
                .read(InfluxDb2::read);
    }

    /// Tables follow each other, each with annotations and a heading of its own where it differs from the one
    /// before.
    private static Points read(Body body) throws ServerFault {
        body.refuseWebPage();
        List<String> heading = List.of();
        Set<String> tables = new HashSet<>();
        Points points = Points.of();
        for (List<String> row : Csv.rows(body.text())) {
            if (row.getFirst().startsWith("#") || row.size() == 1) {
                heading = row.size() == 1 ? refuseText(row.getFirst()) : List.of();
            } else if (heading.isEmpty()) {
                heading = row;
                refuseError(heading);
            } else {
                refuseTrouble(heading, row);
                tables.add(cell(heading, row, "result") + " " + cell(heading, row, "table"));
                points.add(Wire.time(cell(heading, row, "_time")), Wire.value(cell(heading, row, "_value")));
            }
        }
        return switch (tables.size()) {
            case 0 -> Points.noSeries();
            case 1 -> points;
            default -> throw Trouble.several(tables.size(), "Put |> group() before aggregateWindow().");
        };
    }

    private static List<String> refuseText(String cell) throws ServerFault {
        if (!cell.isBlank()) {
            throw Trouble.shape("a row has one cell");
        }
        return List.of();
    }

    private static void refuseError(List<String> heading) throws ServerFault {
        if (!heading.contains("error") && !(heading.contains("_time") && heading.contains("_value"))) {
            throw Trouble.shape("it has no columns _time and _value; let the expression end with aggregateWindow()");
        }
    }

    /// What goes wrong on the way comes as a table.
    private static void refuseTrouble(List<String> heading, List<String> row) throws ServerFault {
        if (heading.contains("error")) {
            throw Trouble.says(cell(heading, row, "error"));
        }
    }

    private static String cell(List<String> heading, List<String> row, String column) throws ServerFault {
        int place = heading.indexOf(column);
        if (row.size() != heading.size()) {
            throw Trouble.shape("a row has more or fewer cells than its heading");
        }
        return place < 0 ? "" : row.get(place);
    }
}
