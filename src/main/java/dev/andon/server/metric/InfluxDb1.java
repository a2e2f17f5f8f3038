package dev.andon.server.metric;

import com.google.gson.JsonElement;
import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// InfluxDB 1, and the newer ones where they speak InfluxQL.
///
/// `GROUP BY time()` gives the beginnings of buckets. What goes wrong with a query comes with the status 200.
///
/// Sources: the HTTP API of InfluxDB 1.8 (`/query`), and a live 1.6.
///
/// Options: `database`.
public final class InfluxDb1 implements MetricSource {
    /// Servers can be told to cut answers of more rows, with the word `partial`.
    private static final Chunks CHUNKS = new Chunks(10_000, Stamp.BEGIN);

    private static final String EXAMPLE =
            "SELECT sum(\"n\") FROM \"orders\" WHERE time >= ${from} AND time < ${to} GROUP BY time(${step}) fill(none)";

    private final Http http;
    private final String database;

    public InfluxDb1(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source));
        this.database = Options.needed(source, "database");
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        return CHUNKS.read(inquiry, this::ask);
    }

    private Points ask(Inquiry part) throws ServerFault {
        String query = Template.fill(
                part.expression(),
                part.begin().toEpochMilli() + "ms",
                part.end().toEpochMilli() + "ms",
                part.step().toSeconds() + "s",
                EXAMPLE);
        return http.ask("query")
                .query("db", database)
                .query("epoch", "ms")
                .query("q", query)
                .json(Answer.class, InfluxDb1::read);
    }

    private record Answer(
            @Nullable List<Result> results, @Nullable String error) {}

    private record Result(
            @Nullable List<Rows> series,
            @Nullable String error,
            @Nullable Boolean partial) {}

    private record Rows(
            @Nullable List<String> columns,
            @Nullable List<List<JsonElement>> values,
            @Nullable Boolean partial) {}

    private static Points read(Answer answer) throws ServerFault {
        if (answer.error() != null) {
            throw Trouble.says(answer.error());
        }
        List<Result> results = Json.list(answer.results());
        if (results.size() != 1) {
            throw Trouble.shape("it has " + results.size() + " results, and one is wanted");
        }
        Result result = results.getFirst();
        if (result.error() != null) {
            throw Trouble.says(result.error());
        }
        List<Rows> series = Json.list(result.series());
        if (Boolean.TRUE.equals(result.partial())
                || series.stream().anyMatch(rows -> Boolean.TRUE.equals(rows.partial()))) {
            throw Trouble.partial("");
        }
        return switch (series.size()) {
            case 0 -> Points.noSeries();
            case 1 -> points(series.getFirst());
            default -> throw Trouble.several(series.size(), "Leave tags out of GROUP BY.");
        };
    }

    private static Points points(Rows rows) throws ServerFault {
        List<String> columns = Json.list(rows.columns());
        if (columns.isEmpty() || !columns.getFirst().equals("time")) {
            throw Trouble.shape("its first column is not the time");
        }
        if (columns.size() != 2) {
            throw Trouble.several(columns.size() - 1, "Select one field.");
        }
        Points points = Points.of();
        for (List<JsonElement> row : Json.list(rows.values())) {
            List<JsonElement> pair = Wire.pair(row);
            points.add(Wire.time(pair.getFirst(), 1), Wire.value(pair.getLast()));
        }
        return points;
    }
}
