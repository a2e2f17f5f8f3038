package dev.andon.server.metric;

import com.google.gson.JsonElement;
import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Datadog's timeseries query.
///
/// A value's time is the beginning of its bucket. Without `.rollup()` in the query the service chooses the length
/// of buckets by itself; it says which it took.
///
/// Sources: the API reference of Datadog (`GET /api/v1/query`) and its page on rollup.
public final class Datadog implements MetricSource {
    /// A day of minutes; the service gives 1,500 values for a query at most.
    private static final Chunks CHUNKS = new Chunks(1_440, Stamp.BEGIN);

    private final Http http;
    private final Secret apiKey;

    /// @throws IllegalArgumentException when the token is not two keys
    public Datadog(Http http, Source source) {
        String[] keys = source.token().reveal().split(":", -1);
        if (keys.length != 2) {
            throw new IllegalArgumentException(
                    "\"token\" is the API key and the application key with a colon between them");
        }
        var applicationKey = new Secret(keys[1]);
        this.apiKey = new Secret(keys[0]);
        this.http = http.as(Auth.header("DD-APPLICATION-KEY", applicationKey)).hiding(apiKey, applicationKey);
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        return CHUNKS.read(inquiry, this::ask);
    }

    private Points ask(Inquiry part) throws ServerFault {
        long step = part.step().toSeconds();
        return http.ask("api/v1/query")
                .signing((_, _, _, _) -> Map.of("DD-API-KEY", apiKey))
                .query("from", String.valueOf(part.begin().getEpochSecond()))
                .query("to", String.valueOf(part.end().getEpochSecond() - 1))
                .query("query", Template.fill(part.expression(), String.valueOf(step)))
                .json(Answer.class, answer -> read(answer, step));
    }

    private record Answer(
            @Nullable String status,
            @Nullable String error,
            @Nullable List<One> series) {}

    private record One(@Nullable Double interval, @Nullable List<List<JsonElement>> pointlist) {}

    private static Points read(Answer answer, long step) throws ServerFault {
        if (!Json.text(answer.error()).isEmpty() || "error".equals(answer.status())) {
            throw Trouble.says(Json.text(answer.error()));
        }
        List<One> series = answer.series();
        if (!"ok".equals(answer.status()) || series == null) {
            throw Trouble.shape("it has no series");
        }
        return switch (series.size()) {
            case 0 -> Points.noSeries();
            case 1 -> points(series.getFirst(), step);
            default -> throw Trouble.several(series.size(), "Leave out \"by {…}\".");
        };
    }

    private static Points points(@Nullable One series, long step) throws ServerFault {
        if (series == null || series.pointlist() == null) {
            throw Trouble.shape("its series has no values");
        }
        if (series.interval() == null || series.interval() != step) {
            throw Trouble.unreadable("The service made buckets of another length, and " + step
                    + " s are wanted. Let the query end with .rollup(sum, ${step}), or avg for a level.");
        }
        Points points = Points.of();
        for (List<JsonElement> point : series.pointlist()) {
            List<JsonElement> pair = Wire.pair(point);
            points.add(Wire.time(pair.getFirst(), 1), Wire.value(pair.getLast()));
        }
        return points;
    }
}
