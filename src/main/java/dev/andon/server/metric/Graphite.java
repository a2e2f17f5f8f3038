package dev.andon.server.metric;

import com.google.gson.JsonElement;
import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graphite, and what answers its `/render`.
///
/// A value's time is the beginning of its bucket; `from` itself is left out and `until` is not. The server gives
/// what it keeps, at whatever distance that is, so the distance must be that of the buckets: of what is kept more
/// finely `summarize()` makes buckets, and what is kept more coarsely for older times cannot be had.
///
/// Sources: the render API of Graphite-web 1.1, and a live server.
public final class Graphite implements MetricSource {
    private static final Chunks CHUNKS = new Chunks(
            10_080, Stamp.BEGIN, " and its brackets: this server says nothing else to what it cannot read, either");

    private final Http http;

    public Graphite(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source));
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        return CHUNKS.read(inquiry, this::ask);
    }

    private Points ask(Inquiry part) throws ServerFault {
        long step = part.step().toSeconds();
        return http.ask("render")
                .query("target", Template.fill(part.expression(), step + "s"))
                .query("from", String.valueOf(part.begin().getEpochSecond() - 1))
                .query("until", String.valueOf(part.end().getEpochSecond() - 1))
                .query("format", "json")
                .json(Target[].class, targets -> read(targets, step));
    }

    private record Target(@Nullable List<List<JsonElement>> datapoints) {}

    private static Points read(Target[] targets, long step) throws ServerFault {
        return switch (targets.length) {
            case 0 -> Points.noSeries();
            case 1 -> points(targets[0], step);
            default -> throw Trouble.several(targets.length, "Wrap the expression in sumSeries(…).");
        };
    }

    private static Points points(@Nullable Target target, long step) throws ServerFault {
        if (target == null || target.datapoints() == null) {
            throw Trouble.shape("its series has no datapoints");
        }
        Points points = Points.of();
        long before = 0;
        for (List<JsonElement> point : target.datapoints()) {
            List<JsonElement> pair = Wire.pair(point);
            long at = Wire.time(pair.getLast(), 1000);
            if (points.size() > 0 && at - before != step * 1000) {
                throw distance((at - before) / 1000, step);
            }
            before = at;
            points.add(at, Wire.value(pair.getFirst()));
        }
        return points;
    }

    private static ServerFault distance(long distance, long step) {
        return Trouble.unreadable("The server has a value every " + distance + " s, and one every " + step
                + " s is wanted. "
                + (distance < step
                        ? "Wrap the expression in summarize(…, \"${step}\", \"sum\"), or \"avg\" for a level."
                        : "It does not keep this time more finely: ask for buckets of " + distance + " s."));
    }
}
