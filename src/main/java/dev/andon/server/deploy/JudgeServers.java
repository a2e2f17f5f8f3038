package dev.andon.server.deploy;

import java.util.List;
import java.util.Optional;

/// The one list of those whose verdicts are read. Settings, documentation and tests read it.
public final class JudgeServers {
    public static final List<JudgeKind> ALL = List.of(
            new JudgeKind("argo-rollouts", "AnalysisRuns of Argo Rollouts", false, List.of(), ArgoAnalyses::new),
            new JudgeKind("kubernetes", "Canaries of Flagger", false, List.of(), Flagger::new),
            new JudgeKind(
                    "kayenta",
                    "Kayenta",
                    true,
                    List.of(
                            new Kind.Option(
                                    "through", "gate where the address is that of Spinnaker's; itself if not said."),
                            new Kind.Option("storage", "The storage account; the usual one if not said.")),
                    Kayenta::new));

    private JudgeServers() {}

    public static Optional<JudgeKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
