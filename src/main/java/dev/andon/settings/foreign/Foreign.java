package dev.andon.settings.foreign;

import dev.andon.arrival.Brought;
import dev.andon.arrival.Candidate;
import dev.andon.arrival.Pasted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings of CCMenu, Nevergreen, BuildNotify and CCTray, told apart by what they look like. All of them
/// watch CCTray feeds. Pure.
public final class Foreign {
    /// Each is looked at for some seconds, and nobody watches so many by hand.
    private static final int SERVERS_AT_MOST = 200;

    private Foreign() {}

    /// The servers that a file names, each once.
    ///
    /// @throws ForeignTrouble when it is of none of these programs, or names no server that Andon can ask
    public static List<Brought> read(byte[] bytes) throws ForeignTrouble {
        String text = new String(bytes, StandardCharsets.UTF_8)
                .replaceFirst("^\\uFEFF", "")
                .strip();
        if (text.startsWith("bplist")) {
            throw new ForeignTrouble(
                    "This file is a binary property list. Convert a copy of it first: plutil -convert xml1 COPY.");
        }
        List<Named> named;
        if (text.startsWith("{")) {
            named = Nevergreen.read(text);
        } else if (text.startsWith("[")) {
            named = BuildNotify.read(text);
        } else if (text.contains("<plist")) {
            named = CcMenu.read(text);
        } else if (text.startsWith("<")) {
            named = CcTray.read(text);
        } else {
            throw new ForeignTrouble("These are no settings of CCMenu, Nevergreen, BuildNotify or CCTray.");
        }
        List<Brought> brought = byServer(named);
        if (brought.isEmpty()) {
            throw new ForeignTrouble("No server that Andon can ask is named there.");
        }
        if (brought.size() > SERVERS_AT_MOST) {
            throw new ForeignTrouble("More than " + SERVERS_AT_MOST + " servers are named there.");
        }
        return brought;
    }

    /// A feed that is named there, with one of its pipelines.
    ///
    /// @param name what the server is called, or empty
    /// @param user who asks, or empty
    /// @param pipeline empty for all
    record Named(String address, String name, String user, String pipeline) {}

    private static List<Brought> byServer(List<Named> all) {
        Map<String, List<Named>> servers = new LinkedHashMap<>();
        all.forEach(one -> servers.computeIfAbsent(one.address(), address -> new ArrayList<>())
                .add(one));
        return servers.values().stream()
                .map(Foreign::brought)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Brought> brought(List<Named> ofOne) {
        Named first = ofOne.getFirst();
        List<String> pipelines = ofOne.stream().map(Named::pipeline).distinct().toList();
        return Pasted.read(first.address())
                .map(pasted -> new Brought(
                        Candidate.at(pasted.address())
                                .withKind("cctray")
                                .withToken(first.user().isEmpty() ? pasted.user() : first.user(), pasted.secret()),
                        first.name(),
                        pipelines.contains("") ? List.of() : pipelines));
    }
}
