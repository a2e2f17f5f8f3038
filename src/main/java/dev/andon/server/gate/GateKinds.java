package dev.andon.server.gate;

import java.util.List;
import java.util.Optional;

/// The one list of gates. Settings, documentation and tests read it.
public final class GateKinds {
    public static final List<GateKind> ALL = List.of(new GateKind(
            "jenkins-quiet-down",
            "Jenkins: quiet down",
            "A user and an API token of theirs (with Hudson, their password); the user needs Overall/Administer or Overall/Manage.",
            List.of(),
            QuietDown::new));

    private GateKinds() {}

    public static Optional<GateKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
