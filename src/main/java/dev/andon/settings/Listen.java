package dev.andon.settings;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where to listen: `host:port`, or a port of loopback.
record Listen() implements Shape<EndpointSettings> {
    private static final Pattern WHERE = Pattern.compile("(?:(\\*|\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):)?([0-9]{1,5})");
    private static final int PORT_AT_MOST = 65_535;

    @Override
    public @Nullable EndpointSettings read(Value value) {
        String text = value.text("an address such as 127.0.0.1:" + EndpointSettings.PORT);
        if (text == null) {
            return null;
        }
        Matcher where = WHERE.matcher(text.strip());
        if (!where.matches() || Integer.parseInt(where.group(2)) > PORT_AT_MOST) {
            value.mistake(
                    Value.echo(text) + " is no address to listen at.",
                    "Write it as host:port, such as 127.0.0.1:" + EndpointSettings.PORT + ".");
            return null;
        }
        String host = where.group(1) == null ? EndpointSettings.USUAL.host() : where.group(1);
        return new EndpointSettings(host, Integer.parseInt(where.group(2)), List.of());
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", List.of("string", "integer"), "pattern", "^" + WHERE.pattern() + "$");
    }
}
