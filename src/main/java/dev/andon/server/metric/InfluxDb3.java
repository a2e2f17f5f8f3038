package dev.andon.server.metric;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// InfluxDB 3, asked in SQL; it answers with a list of rows, from which it leaves out what is null.
///
/// `date_bin` gives the beginnings of buckets, in UTC without saying so.
///
/// Sources: the HTTP API of InfluxDB 3 Core (`/api/v3/query_sql`) and `date_bin` in its documentation.
///
/// Options: `database`.
public final class InfluxDb3 implements MetricSource {
    private static final Chunks CHUNKS = new Chunks(10_000, Stamp.BEGIN);
    private static final String EXAMPLE =
            "SELECT date_bin(INTERVAL '${step}', time) AS time, sum(n) AS n FROM orders WHERE time >= '${from}' AND time < '${to}' GROUP BY 1";

    private final Http http;
    private final String database;

    public InfluxDb3(Http http, Source source) {
        this.http = http.as(Auth.bearer(source.token()));
        this.database = Options.needed(source, "database");
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        return CHUNKS.read(inquiry, this::ask);
    }

    private Points ask(Inquiry part) throws ServerFault {
        String query = Template.fill(
                part.expression(),
                part.begin().toString(),
                part.end().toString(),
                part.step().toSeconds() + " seconds",
                EXAMPLE);
        return http.ask("api/v3/query_sql")
                .posting(Json.of(Map.of("db", database, "q", query, "format", "json")))
                .json(JsonObject[].class, InfluxDb3::read);
    }

    private static Points read(@Nullable JsonObject[] rows) throws ServerFault {
        if (rows.length == 0) {
            return Points.noSeries();
        }
        Set<String> columns = new HashSet<>();
        Points points = Points.of();
        for (JsonObject row : rows) {
            JsonElement time = row == null ? null : row.get("time");
            if (row == null || time == null) {
                throw Trouble.shape("a row has no column called time");
            }
            columns.addAll(row.keySet());
            if (columns.size() > 2) {
                throw Trouble.unreadable(
                        "The answer has more than one column beside the time. Select the time and one number.");
            }
            points.add(Wire.time(time.getAsString()), value(row));
        }
        return points;
    }

    private static double value(JsonObject row) throws ServerFault {
        List<JsonElement> others = row.entrySet().stream()
                .filter(column -> !column.getKey().equals("time"))
                .map(Map.Entry::getValue)
                .toList();
        return others.isEmpty() ? Double.NaN : Wire.value(others.getFirst());
    }
}
