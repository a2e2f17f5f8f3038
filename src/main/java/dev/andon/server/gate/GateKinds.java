package dev.andon.server.gate;

import dev.andon.server.gate.GateKind.Option;
import java.util.List;
import java.util.Optional;

/// The one list of gates. Settings, documentation and tests read it.
public final class GateKinds {
    private static final Option REPOSITORY =
            optional("repository", "Owner and name, such as shop/cart; not needed where the address is its page.");
    private static final Option PROJECT = optional(
            "project", "The project's full path, such as shop/cart; not needed where the address is its page.");
    private static final Option BRANCH =
            optional("branch", "The branch that is guarded; the default branch if not given.");
    private static final Option CONTEXT = optional(
            "context", "The name of the status; andon if not given. Two lines that guard one branch need two names.");
    private static final Option LINK = optional("link", "The page that the status leads to.");

    public static final List<GateKind> ALL = List.of(
            new GateKind(
                    "jenkins-quiet-down",
                    "Jenkins: quiet down",
                    "A user and an API token of theirs (with Hudson, their password); the user needs Overall/Administer or Overall/Manage.",
                    List.of(),
                    QuietDown::new),
            new GateKind(
                    "jenkins-lockable-resource",
                    "Jenkins: lockable resource",
                    "A user of Andon's own and an API token of theirs; the user needs the rights View and Reserve of the lockable resources.",
                    List.of(required("resource", "The resource's name; deploys run inside a lock on it.")),
                    JenkinsResource::new),
            new GateKind(
                    "jenkins-job",
                    "Jenkins: disable a job",
                    "A user and an API token of theirs (with Hudson, their password); the user needs Job/Read and Job/Configure.",
                    List.of(required("job", "The job with its folders, such as shop/deploy.")),
                    JenkinsJob::new),
            new GateKind(
                    "github-ruleset",
                    "GitHub: ruleset",
                    "A fine-grained token with the right Administration (write) of the repository or the organisation.",
                    List.of(
                            required("ruleset", "The number of the ruleset, as in the address of its page."),
                            REPOSITORY,
                            optional(
                                    "organization", "The organisation, for a ruleset of its own; then no repository.")),
                    GitHubRuleset::new),
            new GateKind(
                    "github-status",
                    "GitHub: status of pull requests",
                    "A fine-grained token with the rights Commit statuses (write), Pull requests (read) and Contents (read).",
                    List.of(REPOSITORY, BRANCH, CONTEXT, LINK),
                    (http, source) -> new Marks(new GitHubStatus(http, source), source)),
            new GateKind(
                    "gitlab-status",
                    "GitLab: status of merge requests",
                    "A project access token of a Developer with the right api.",
                    List.of(PROJECT, BRANCH, CONTEXT, LINK),
                    (http, source) -> new Marks(new GitLabStatus(http, source), source)),
            new GateKind(
                    "gitlab-protected-branch",
                    "GitLab: protected branch",
                    "A project access token of a Maintainer with the right api, on GitLab Premium or Ultimate.",
                    List.of(PROJECT, BRANCH),
                    GitLabProtectedBranch::new),
            new GateKind(
                    "teamcity-configuration",
                    "TeamCity: pause a build configuration",
                    "An access token of a user who may pause and activate the build configuration.",
                    List.of(required("configuration", "The id of the build configuration.")),
                    TeamCityConfiguration::new),
            new GateKind(
                    "teamcity-queue",
                    "TeamCity: pause the build queue",
                    "An access token of a user who may pause the build queue and see the server's health.",
                    List.of(),
                    TeamCityQueue::new),
            new GateKind(
                    "buildkite-queue",
                    "Buildkite: pause a queue",
                    "An API token with the scopes read_clusters and write_clusters.",
                    List.of(
                            required("organization", "The organisation, as addresses write it."),
                            required("cluster", "The id of the cluster."),
                            required("queue", "The id of the queue.")),
                    BuildkiteQueue::new),
            new GateKind(
                    "argocd-window",
                    "Argo CD: deny window",
                    "A token of an account that may get and update the project.",
                    List.of(
                            required("project", "The name of the project (AppProject)."),
                            optional(
                                    "applications",
                                    "Which applications of the project, with commas and wildcards; all of them if not given."),
                            optional(
                                    "mark",
                                    "How the window's description begins; Andon if not given. Two lines at one project need two.")),
                    ArgoCdWindow::new),
            new GateKind(
                    "woodpecker-queue",
                    "Woodpecker: pause the queue",
                    "A personal access token of an administrator.",
                    List.of(),
                    WoodpeckerQueue::new),
            new GateKind(
                    "azure-branch-lock",
                    "Azure DevOps: lock a branch",
                    "A personal access token with the right \"Code (Read & write)\" of somebody who may lock the branch; no user.",
                    List.of(
                            required("project", "The project's name."),
                            required("repository", "The repository's name."),
                            required("branch", "The branch, such as main.")),
                    AzureBranchLock::new));

    private GateKinds() {}

    public static Optional<GateKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    private static Option required(String name, String meaning) {
        return new Option(name, meaning, true);
    }

    private static Option optional(String name, String meaning) {
        return new Option(name, meaning, false);
    }
}
