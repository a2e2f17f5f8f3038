package dev.andon.server.deploy;

import dev.andon.server.http.Probe;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The one list of deploy servers. Settings, detection, documentation and tests read it.
public final class DeployServers {
    /// What every kind that asks an API server of Kubernetes has.
    private static final List<Kind.Option> KUBERNETES = List.of(
            new Kind.Option(
                    "kubeconfig",
                    "A kubeconfig that says who asks: by certificate, token, token file, password or program; its server must be that of the address."),
            new Kind.Option("context", "The kubeconfig's context; its current one if not said."),
            new Kind.Option("namespace", "One namespace; all if not said."),
            new Kind.Option("selector", "Only what has these labels, as Kubernetes writes it, such as team=shop."));

    /// In the order in which an address is tried.
    public static final List<Kind> ALL = List.of(
            new Kind(
                    "argocd",
                    "Argo CD",
                    ArgoCd::recognises,
                    ArgoCd::new,
                    "A token of a project role or of a local account with apiKey: `applications, get` to look, `applications, sync` to go back.",
                    List.of(
                            new Kind.Option(
                                    "projects", "Names of projects, with commas; all that the token sees if not said."),
                            new Kind.Option(
                                    "selector",
                                    "Only what has these labels, as Kubernetes writes it, such as team=shop."),
                            new Kind.Option("namespace", "Argo CD's own namespace; argocd if not said."))),
            new Kind(
                    "kubernetes",
                    "Kubernetes Deployments",
                    Kubernetes::recognises,
                    Kubernetes::new,
                    "A service account's token, or a kubeconfig: get, list and watch on deployments and replicasets to look, patch on deployments to go back.",
                    KUBERNETES),
            new Kind(
                    "argo-rollouts",
                    "Argo Rollouts",
                    ArgoRollouts::recognises,
                    ArgoRollouts::new,
                    "As for Kubernetes: get, list and watch on rollouts and replicasets to look, patch on rollouts and rollouts/status to go back.",
                    KUBERNETES),
            new Kind(
                    "helm",
                    "Helm",
                    Helm::recognises,
                    Helm::new,
                    "As for Kubernetes: get, list and watch on secrets to look, which shows every secret there is; to go back, all that the chart's objects need.",
                    withHelm()),
            new Kind(
                    "swarm",
                    "Docker Swarm",
                    Swarm::recognises,
                    Swarm::new,
                    "The address of a manager's Docker engine. It wants a client certificate where it is not on this machine, and whoever has that may do everything.",
                    List.of(
                            new Kind.Option(
                                    "environment",
                                    "What the environment is called, such as production; a service may say otherwise by its label andon.environment."))));

    private DeployServers() {}

    /// What it selects by label are secrets, not the user's.
    private static List<Kind.Option> withHelm() {
        return Stream.concat(
                        KUBERNETES.stream().filter(option -> !option.name().equals("selector")),
                        Stream.of(new Kind.Option("helm", "The helm program that goes back; helm if not said.")))
                .toList();
    }

    public static Optional<Kind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /// The kind of the server at an address, found from its answers.
    public static Optional<Kind> recognise(Probe probe) {
        return ALL.stream().filter(kind -> kind.recognised().test(probe)).findFirst();
    }
}
