package dev.andon.app;

import dev.andon.server.build.BuildServers;
import dev.andon.server.build.Kind;
import dev.andon.settings.KnownKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells the settings which kinds of servers there are.
public final class KnownKinds {
    private KnownKinds() {}

    public static List<KnownKind> all() {
        return BuildServers.ALL.stream().map(KnownKinds::known).toList();
    }

    private static KnownKind known(Kind kind) {
        Map<String, String> options = new LinkedHashMap<>();
        kind.options().forEach(option -> options.put(option.name(), option.meaning()));
        return new KnownKind(kind.name(), kind.title(), options);
    }
}
