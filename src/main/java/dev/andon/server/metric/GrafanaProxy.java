package dev.andon.server.metric;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Any data source of a Grafana, through Grafana: one token for all of them.
///
/// An expression is a PromQL query, or, where it begins with a brace, a query as the data source's own plug-in
/// has it (in Grafana: Query inspector, Query, one of `queries`). Values come in frames of columns.
///
/// Sources: Grafana's HTTP API (`/api/ds/query`) and its data frames in their JSON form.
///
/// Options: `datasource`, `stamp`.
public final class GrafanaProxy implements MetricSource {
    private static final String QUERY = "A";
    /// Prometheus behind it refuses more than 11,000. Grafana makes buckets longer as the time comes near to so
    /// many, and shorter where fewer are wanted, unless a bucket's length is the least.
    private static final int MOST_OF_ALL = 11_000;

    private static final int VALUES_AT_MOST = 5_000;

    private final Http http;
    private final String datasource;
    private final Stamp stamp;

    public GrafanaProxy(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source));
        this.datasource = Options.needed(source, "datasource");
        this.stamp = Options.stamp(source, Stamp.END);
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        return new Chunks(VALUES_AT_MOST, stamp).read(inquiry, this::ask);
    }

    private Points ask(Inquiry part) throws ServerFault {
        long step = part.step().toMillis();
        // Where buckets are made from events, both ends of the time are part of it, and the last must be whole.
        boolean atEnds = stamp == Stamp.END;
        long from = part.begin().toEpochMilli() + (atEnds ? step : 0);
        long to = part.end().toEpochMilli() - (atEnds ? 0 : 1);
        JsonObject query = query(Template.fill(part.expression(), step / 1000 + "s"), step / 1000 + "s");
        query.addProperty("refId", QUERY);
        var uid = new JsonObject();
        uid.addProperty("uid", datasource);
        query.add("datasource", uid);
        query.addProperty("intervalMs", step);
        query.addProperty("maxDataPoints", MOST_OF_ALL);
        return http.ask("api/ds/query")
                .posting(Json.of(Map.of(
                        "queries", List.of(query),
                        "from", String.valueOf(from),
                        "to", String.valueOf(to))))
                .json(Answer.class, answer -> read(answer, step));
    }

    private static JsonObject query(String expression, String least) throws ServerFault {
        if (!expression.startsWith("{")) {
            var query = new JsonObject();
            query.addProperty("expr", expression);
            query.addProperty("interval", least);
            query.addProperty("range", true);
            query.addProperty("instant", false);
            return query;
        }
        try {
            return JsonParser.parseString(expression).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw Trouble.expression("An expression that begins with a brace is a query in JSON, and this is not.");
        }
    }

    private record Answer(@Nullable Map<String, @Nullable Result> results) {}

    private record Result(@Nullable String error, @Nullable List<Frame> frames) {}

    private record Frame(@Nullable Schema schema, @Nullable Data data) {}

    private record Schema(
            @Nullable List<Field> fields, @Nullable Meta meta) {}

    private record Field(@Nullable String type, @Nullable Config config) {}

    private record Config(@Nullable Double interval) {}

    private record Meta(@Nullable List<Notice> notices) {}

    private record Notice(
            @Nullable String severity, @Nullable String text) {}

    private record Data(@Nullable List<List<JsonElement>> values) {}

    /// A column and what it is.
    private record Column(Field field, List<JsonElement> values) {}

    private static Points read(Answer answer, long step) throws ServerFault {
        Result result = answer.results() == null ? null : answer.results().get(QUERY);
        if (result == null) {
            throw Trouble.shape("it has no results");
        }
        if (!Json.text(result.error()).isEmpty()) {
            throw Trouble.says(Json.text(result.error()));
        }
        Points points = Points.noSeries();
        int series = 0;
        for (Frame frame : Json.list(result.frames())) {
            refuseNotices(frame);
            List<Column> columns = columns(frame);
            series += Math.max(0, columns.size() - 1);
            if (columns.size() == 2) {
                points = points(columns, step);
            }
        }
        if (series > 1) {
            throw Trouble.several(series, "Wrap the expression in sum(…), or whatever makes one of them there.");
        }
        return points;
    }

    private static void refuseNotices(Frame frame) throws ServerFault {
        Meta meta = frame.schema() == null ? null : frame.schema().meta();
        for (Notice notice : meta == null ? List.<Notice>of() : Json.list(meta.notices())) {
            if (!"info".equals(notice.severity())) {
                throw Trouble.partial(Json.text(notice.text()));
            }
        }
    }

    /// A frame without columns is how no series looks.
    private static List<Column> columns(Frame frame) throws ServerFault {
        List<Field> fields =
                frame.schema() == null ? List.of() : Json.list(frame.schema().fields());
        List<List<JsonElement>> values =
                frame.data() == null ? List.of() : Json.list(frame.data().values());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < Math.min(fields.size(), values.size()); i++) {
            columns.add(new Column(fields.get(i), values.get(i)));
        }
        if (columns.size() != fields.size() || (!columns.isEmpty() && !isTime(columns.getFirst()))) {
            throw Trouble.shape("a frame is no time and its values; ask in the format time series");
        }
        return columns;
    }

    private static boolean isTime(Column column) {
        return "time".equals(column.field().type());
    }

    private static Points points(List<Column> columns, long step) throws ServerFault {
        Column time = columns.getFirst();
        Column value = columns.getLast();
        Config config = time.field().config();
        if (config != null && config.interval() != null && config.interval() != step) {
            throw Trouble.unreadable("Grafana made buckets of another length, and " + step / 1000
                    + " s are wanted. The data source may have a longer minimum interval.");
        }
        if (time.values().size() != value.values().size()) {
            throw Trouble.shape("it has more times than values, or fewer");
        }
        Points points = Points.of();
        for (int i = 0; i < time.values().size(); i++) {
            points.add(Wire.time(time.values().get(i), 1), value(value.values().get(i)));
        }
        return points;
    }

    /// Not-a-number and infinite are null here.
    private static double value(@Nullable JsonElement written) throws ServerFault {
        if (written instanceof JsonPrimitive text && text.isString()) {
            throw Trouble.shape("a frame has texts where numbers are wanted");
        }
        return Wire.value(written);
    }
}
