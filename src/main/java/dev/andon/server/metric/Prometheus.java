package dev.andon.server.metric;

import com.google.gson.JsonElement;
import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prometheus, and what speaks its language: VictoriaMetrics, Thanos, Mimir, Cortex.
///
/// A value at a time is what the expression gives of the window that ends there, so it belongs to the bucket that
/// ends there.
///
/// Sources: the HTTP API of Prometheus (`/api/v1/query_range`), Thanos' parameter `partial_response`,
/// VictoriaMetrics' field `isPartial`, Mimir's header `X-Scope-OrgID`, and live servers of the first two.
///
/// Options: `tenant`.
public final class Prometheus implements MetricSource {
    /// The server refuses more than 11,000.
    private static final Chunks CHUNKS = new Chunks(10_000, Stamp.END);

    private final Http http;
    private final String tenant;

    public Prometheus(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source));
        this.tenant = Options.header(source, "tenant");
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        return CHUNKS.read(inquiry, this::ask);
    }

    private Points ask(Inquiry part) throws ServerFault {
        long step = part.step().toSeconds();
        Ask ask = http.ask("api/v1/query_range")
                .query("query", Template.fill(part.expression(), step + "s"))
                .query("start", String.valueOf(part.begin().getEpochSecond() + step))
                .query("end", String.valueOf(part.end().getEpochSecond()))
                .query("step", String.valueOf(step))
                .query("partial_response", "false");
        if (!tenant.isEmpty()) {
            ask.header("X-Scope-OrgID", tenant);
        }
        return ask.json(Answer.class, Prometheus::read);
    }

    private record Answer(
            @Nullable String status,
            @Nullable Data data,
            @Nullable String error,
            @Nullable List<String> warnings,
            @Nullable Boolean isPartial) {}

    private record Data(
            @Nullable String resultType, @Nullable List<Result> result) {}

    private record Result(@Nullable List<List<JsonElement>> values) {}

    private static Points read(Answer answer) throws ServerFault {
        if ("error".equals(answer.status())) {
            throw Trouble.says(Json.text(answer.error()));
        }
        Data data = answer.data();
        if (!"success".equals(answer.status())
                || data == null
                || !"matrix".equals(data.resultType())
                || data.result() == null) {
            throw Trouble.shape("it has no matrix");
        }
        List<String> warnings = Json.list(answer.warnings());
        if (Boolean.TRUE.equals(answer.isPartial()) || !warnings.isEmpty()) {
            throw Trouble.partial(String.join(" ", warnings));
        }
        List<Result> series = data.result();
        return switch (series.size()) {
            case 0 -> Points.noSeries();
            case 1 -> points(series.getFirst());
            default -> throw Trouble.several(series.size(), "Wrap the expression in sum(…).");
        };
    }

    private static Points points(@Nullable Result series) throws ServerFault {
        if (series == null || series.values() == null) {
            throw Trouble.shape("its series has no numbers");
        }
        Points points = Points.of();
        for (List<JsonElement> point : series.values()) {
            List<JsonElement> pair = Wire.pair(point);
            points.add(Wire.time(pair.getFirst(), 1000), Wire.value(pair.getLast()));
        }
        return points;
    }
}
