package dev.andon.server.metric;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.andon.source.ServerFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers and times as servers write them.
final class Wire {
    private Wire() {}

    /// A number, or NaN for what is no value: null, `"NaN"`, `"+Inf"`.
    static double value(@Nullable JsonElement written) throws ServerFault {
        if (written == null || written.isJsonNull()) {
            return Double.NaN;
        }
        if (written instanceof JsonPrimitive number && !number.isBoolean()) {
            return value(number.getAsString());
        }
        throw Trouble.shape("a number is wanted, not " + (written.isJsonPrimitive() ? "true or false" : "a structure"));
    }

    /// @see #value(JsonElement)
    static double value(String written) throws ServerFault {
        return switch (written.strip()) {
            case "", "null", "NaN", "nan", "+Inf", "-Inf", "Inf" -> Double.NaN;
            default -> number(written);
        };
    }

    private static double number(String written) throws ServerFault {
        try {
            return Double.parseDouble(written);
        } catch (NumberFormatException e) {
            throw Trouble.shape("a number is wanted where it has a text");
        }
    }

    /// Milliseconds since 1970 from a number in some unit.
    ///
    /// @param unit how many milliseconds it has
    static long time(@Nullable JsonElement written, long unit) throws ServerFault {
        double time = value(written);
        if (Double.isNaN(time) || Math.abs(time) * unit > Trouble.FAR_AWAY) {
            throw noTime();
        }
        return Math.round(time * unit);
    }

    /// Milliseconds since 1970 from an ISO 8601 time; UTC when it names no zone.
    static long time(String written) throws ServerFault {
        String iso = written.strip().replace(' ', 'T');
        String zoned = iso.matches(".*(?:Z|[+-][0-9]{2}:?[0-9]{2})") ? iso : iso + "Z";
        try {
            long millis = Instant.parse(zoned).toEpochMilli();
            if (Math.abs(millis) <= Trouble.FAR_AWAY) {
                return millis;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw noTime();
        }
        throw noTime();
    }

    private static ServerFault noTime() {
        return Trouble.shape("a value has no time, or one that is written in another way");
    }

    /// A point written as a pair.
    static List<JsonElement> pair(@Nullable List<JsonElement> point) throws ServerFault {
        if (point == null || point.size() != 2) {
            throw Trouble.shape("a value is no pair of time and number");
        }
        return point;
    }
}
