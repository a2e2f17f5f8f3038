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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// New Relic, asked in NRQL through NerdGraph.
///
/// Each row says where its bucket begins and ends. What goes wrong comes with the status 200.
///
/// Sources: New Relic's documentation of NerdGraph (`nrql`) and of the clauses SINCE, UNTIL and TIMESERIES.
///
/// Options: `account`.
public final class NewRelic implements MetricSource {
    private static final int BUCKETS_AT_MOST = 366;
    private static final Chunks CHUNKS = new Chunks(BUCKETS_AT_MOST, Stamp.BEGIN);
    private static final String EXAMPLE =
            "SELECT count(*) FROM Transaction WHERE name = 'order' SINCE ${from} UNTIL ${to} TIMESERIES ${step}";
    private static final String QUERY =
            "query($account: Int!, $nrql: Nrql!) { actor { account(id: $account) { nrql(query: $nrql, timeout: 15) { results } } } }";
    private static final String BEGIN = "beginTimeSeconds";
    private static final String END = "endTimeSeconds";

    private final Http http;
    private final long account;

    public NewRelic(Http http, Source source) {
        this.http = http.as(Auth.header("API-Key", source.token()));
        this.account = Options.number(source, "account");
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        return CHUNKS.read(inquiry, this::ask);
    }

    private Points ask(Inquiry part) throws ServerFault {
        long step = part.step().toSeconds();
        String nrql = Template.fill(
                part.expression(),
                String.valueOf(part.begin().toEpochMilli()),
                String.valueOf(part.end().toEpochMilli()),
                step + " seconds",
                EXAMPLE);
        return http.ask("graphql")
                .posting(Json.of(Map.of("query", QUERY, "variables", Map.of("account", account, "nrql", nrql))))
                .json(Answer.class, answer -> read(answer, step));
    }

    private record Answer(@Nullable Data data, @Nullable List<Error> errors) {}

    private record Error(@Nullable String message) {}

    private record Data(@Nullable Actor actor) {}

    private record Actor(@Nullable Account account) {}

    private record Account(@Nullable Nrql nrql) {}

    private record Nrql(@Nullable List<JsonObject> results) {}

    private static Points read(Answer answer, long step) throws ServerFault {
        List<Error> errors = Json.list(answer.errors());
        if (!errors.isEmpty()) {
            throw Trouble.says(Json.text(errors.getFirst().message()));
        }
        List<JsonObject> rows = results(answer.data());
        if (rows.isEmpty()) {
            return Points.noSeries();
        }
        Points points = Points.of();
        for (JsonObject row : rows) {
            long begin = Wire.time(row.get(BEGIN), 1000);
            long length = Wire.time(row.get(END), 1000) - begin;
            if (length != step * 1000) {
                throw Trouble.unreadable("The service made buckets of " + length / 1000 + " s, and " + step
                        + " s are wanted. Let the query end with TIMESERIES ${step}.");
            }
            points.add(begin, value(row));
        }
        return points;
    }

    private static List<JsonObject> results(@Nullable Data data) throws ServerFault {
        Actor actor = data == null ? null : data.actor();
        Account account = actor == null ? null : actor.account();
        Nrql nrql = account == null ? null : account.nrql();
        if (nrql == null || nrql.results() == null) {
            throw Trouble.shape("it has no results");
        }
        return Json.list(nrql.results());
    }

    private static double value(JsonObject row) throws ServerFault {
        List<JsonElement> values = row.entrySet().stream()
                .filter(column -> !Set.of(BEGIN, END).contains(column.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (values.size() != 1) {
            throw Trouble.several(values.size(), "Select one thing, and leave out FACET and COMPARE WITH.");
        }
        return Wire.value(values.getFirst());
    }
}
