package dev.andon.app;

import dev.andon.server.build.BuildServers;
import dev.andon.server.build.Kind;
import dev.andon.server.deploy.DeployServers;
import dev.andon.server.deploy.JudgeKind;
import dev.andon.server.deploy.JudgeServers;
import dev.andon.server.gate.GateKind;
import dev.andon.server.gate.GateKinds;
import dev.andon.server.metric.MetricKind;
import dev.andon.server.metric.MetricServers;
import dev.andon.settings.KnownGate;
import dev.andon.settings.KnownKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells the settings which kinds of servers there are.
public final class KnownKinds {
    private KnownKinds() {}

    public static List<KnownKind> all() {
        return Stream.of(
                        BuildServers.ALL.stream().map(KnownKinds::known),
                        DeployServers.ALL.stream().map(KnownKinds::known),
                        MetricServers.ALL.stream().map(KnownKinds::known),
                        JudgeServers.ALL.stream().filter(JudgeKind::isSource).map(KnownKinds::known))
                .flatMap(kinds -> kinds)
                .toList();
    }

    /// And of gates.
    public static List<KnownGate> gates() {
        return GateKinds.ALL.stream().map(KnownKinds::known).toList();
    }

    private static KnownGate known(GateKind kind) {
        return new KnownGate(
                kind.name(),
                kind.title(),
                kind.options().stream()
                        .map(option -> new KnownGate.Option(option.name(), option.meaning(), option.required()))
                        .toList());
    }

    private static KnownKind known(dev.andon.server.deploy.Kind kind) {
        Map<String, String> options = new LinkedHashMap<>();
        kind.options().forEach(option -> options.put(option.name(), option.meaning()));
        return new KnownKind(kind.name(), kind.title(), options);
    }

    private static KnownKind known(Kind kind) {
        Map<String, String> options = new LinkedHashMap<>();
        kind.options().forEach(option -> options.put(option.name(), option.meaning()));
        return new KnownKind(kind.name(), kind.title(), options);
    }

    private static KnownKind known(JudgeKind kind) {
        Map<String, String> options = new LinkedHashMap<>();
        kind.options().forEach(option -> options.put(option.name(), option.meaning()));
        return new KnownKind(kind.name(), kind.title(), options, Set.of(), false);
    }

    private static KnownKind known(MetricKind kind) {
        Map<String, String> options = new LinkedHashMap<>();
        kind.options().forEach(option -> options.put(option.name(), option.meaning()));
        Set<String> required = kind.options().stream()
                .filter(MetricKind.Option::required)
                .map(MetricKind.Option::name)
                .collect(Collectors.toSet());
        return new KnownKind(kind.name(), kind.title(), options, required, false);
    }
}
