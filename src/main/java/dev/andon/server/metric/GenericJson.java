package dev.andon.server.metric;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Any server that answers with a list of points in JSON. The expression is a path with a query, below the
/// address of the source.
///
/// Options: `points`, `time`, `value` are paths in the answer with dots between names and indices; `times`,
/// `stamp`.
public final class GenericJson implements MetricSource {
    private static final Chunks CHUNKS_OF_BEGINNINGS = new Chunks(1_440, Stamp.BEGIN);
    private static final Chunks CHUNKS_OF_ENDS = new Chunks(1_440, Stamp.END);
    private static final String EXAMPLE = "series/orders?from=${from}&to=${to}&step=${step}";

    private final Http http;
    private final Path points;
    private final Path time;
    private final Path value;
    private final Unit unit;
    private final Stamp stamp;

    /// How times are written, in the question as in the answer.
    private enum Unit {
        SECONDS,
        MILLISECONDS,
        ISO;

        static Unit of(String word) {
            return switch (word) {
                case "", "s" -> SECONDS;
                case "ms" -> MILLISECONDS;
                case "iso" -> ISO;
                default -> throw new IllegalArgumentException("\"times\" is s, ms or iso");
            };
        }

        String write(Instant at) {
            return switch (this) {
                case SECONDS -> String.valueOf(at.getEpochSecond());
                case MILLISECONDS -> String.valueOf(at.toEpochMilli());
                case ISO -> at.toString();
            };
        }

        long read(@Nullable JsonElement written) throws ServerFault {
            if (this == ISO) {
                return written instanceof JsonPrimitive text ? Wire.time(text.getAsString()) : Wire.time("");
            }
            return Wire.time(written, this == SECONDS ? 1000 : 1);
        }
    }

    public GenericJson(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source));
        this.points = new Path(source.option("points"));
        this.time = new Path(Options.needed(source, "time"));
        this.value = new Path(Options.needed(source, "value"));
        this.unit = Unit.of(source.option("times"));
        this.stamp = Options.stamp(source, Stamp.BEGIN);
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        return (stamp == Stamp.END ? CHUNKS_OF_ENDS : CHUNKS_OF_BEGINNINGS).read(inquiry, this::ask);
    }

    private Points ask(Inquiry part) throws ServerFault {
        String filled = Template.fill(
                part.expression(),
                unit.write(part.begin()),
                unit.write(part.end()),
                String.valueOf(part.step().toSeconds()),
                EXAMPLE);
        return at(filled).json(JsonElement.class, this::read);
    }

    private Ask at(String address) {
        int mark = address.indexOf('?');
        Ask ask = http.ask(mark < 0 ? address : address.substring(0, mark));
        if (mark >= 0) {
            for (String pair : address.substring(mark + 1).split("&")) {
                String[] sides = pair.split("=", 2);
                ask.query(plain(sides[0]), sides.length == 1 ? "" : plain(sides[1]));
            }
        }
        return ask;
    }

    /// What has no meaning behind a percent sign stands for itself.
    private static String plain(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private Points read(JsonElement answer) throws ServerFault {
        if (!(points.in(answer) instanceof JsonArray list)) {
            throw Trouble.shape("there is no list" + points.named());
        }
        if (list.isEmpty()) {
            return Points.noSeries();
        }
        Points read = Points.of();
        for (JsonElement point : list) {
            if (time.in(point) == null) {
                throw Trouble.shape("a point has nothing" + time.named());
            }
            if (value.in(point) == null) {
                throw Trouble.shape("a point has nothing" + value.named() + ", not even null");
            }
            read.add(unit.read(time.in(point)), Wire.value(value.in(point)));
        }
        return read;
    }

    /// A place in a JSON value.
    ///
    /// @param text names and indices with dots between them; empty for the value itself
    private record Path(String text) {
        @Nullable
        JsonElement in(JsonElement whole) {
            JsonElement place = whole;
            for (String step : text.isEmpty() ? new String[0] : text.split("\\.")) {
                place = switch (place) {
                    case JsonObject object -> object.get(step);
                    case JsonArray list -> at(list, step);
                    case null, default -> null;
                };
            }
            return place;
        }

        private static @Nullable JsonElement at(JsonArray list, String step) {
            boolean isIndex = step.matches("[0-9]{1,6}") && Integer.parseInt(step) < list.size();
            return isIndex ? list.get(Integer.parseInt(step)) : null;
        }

        String named() {
            return text.isEmpty() ? "" : " at \"" + text + "\"";
        }
    }
}
