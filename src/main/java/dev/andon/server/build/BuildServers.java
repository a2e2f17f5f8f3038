package dev.andon.server.build;

import dev.andon.server.http.Probe;
import java.util.List;
import java.util.Optional;

/// The one list of build servers. Settings, detection, documentation and tests read it.
public final class BuildServers {
    /// In the order in which an address is tried: the surest signs first, the format that many servers also speak
    /// last.
    public static final List<Kind> ALL = List.of(
            new Kind(
                    "jenkins",
                    "Jenkins",
                    Jenkins::recognises,
                    Jenkins::new,
                    "A user and an API token from their security page; the user needs Overall/Read and Job/Read.",
                    "{base}/me/security/",
                    List.of()),
            new Kind(
                    "hudson",
                    "Hudson",
                    Jenkins::recognisesHudson,
                    Jenkins::new,
                    "A user and their password; the user needs Overall/Read and Job/Read.",
                    "",
                    List.of()),
            new Kind(
                    "azure",
                    "Azure DevOps Pipelines",
                    Azure::recognises,
                    Azure::new,
                    "A personal access token with the right \"Build (Read)\"; no user.",
                    "{server}/{first}/_usersSettings/tokens",
                    List.of(
                            new Kind.Option(
                                    "projects",
                                    "Names of projects, with commas, where the address is an organisation or a collection; all of them if not given."))),
            new Kind(
                    "woodpecker",
                    "Woodpecker",
                    Woodpecker::recognises,
                    Woodpecker::new,
                    "A personal access token of a user who sees the repositories.",
                    "{server}/user/cli-and-api",
                    List.of()),
            new Kind(
                    "drone",
                    "Drone",
                    Drone::recognises,
                    Drone::new,
                    "The personal token of a user who sees the repositories.",
                    "{server}/account",
                    List.of()),
            new Kind(
                    "gitlab",
                    "GitLab CI",
                    GitLab::recognises,
                    GitLab::new,
                    "A personal, group or project access token with the right read_api.",
                    "{server}/-/user_settings/personal_access_tokens?name=Andon&scopes=read_api",
                    List.of(
                            new Kind.Option(
                                    "projects",
                                    "Full paths of projects and groups, with commas between them, such as shop/cart, tools; the address is then the server's own."))),
            new Kind(
                    "teamcity",
                    "TeamCity",
                    TeamCity::recognises,
                    TeamCity::new,
                    "An access token, or a user name with a password; neither where the server lets guests in.",
                    "{base}/profile.html?item=accessTokens",
                    List.of()),
            new Kind(
                    "github",
                    "GitHub Actions",
                    GitHub::recognises,
                    GitHub::new,
                    "A fine-grained token that may read Actions and Metadata, and Pull requests if these are shown.",
                    "{server}/settings/personal-access-tokens/new",
                    List.of(new Kind.Option(
                            "repositories",
                            "For the address of an owner: the names of the repositories, with commas between them."
                                    + " If not given, all that are not archived; of a user, the public ones."))),
            new Kind(
                    "gitea",
                    "Gitea and Forgejo",
                    Gitea::recognises,
                    Gitea::new,
                    "A token that may read repositories (scope read:repository).",
                    "{server}/user/settings/applications",
                    List.of(new Kind.Option(
                            "repositories",
                            "For the address of an owner: the names of the repositories, with commas between them."
                                    + " If not given, all that are not archived."))),
            new Kind(
                    "buildbot",
                    "Buildbot",
                    Buildbot::recognises,
                    Buildbot::new,
                    "A user with the password of Buildbot's own login, if it wants one; logins by OAuth are for browsers only.",
                    "",
                    List.of(new Kind.Option(
                            "tags", "Only builders with one of these tags, with commas between them."))),
            new Kind(
                    "cctray",
                    "CCTray XML",
                    Cctray::recognises,
                    Cctray::new,
                    "Whatever the server behind the feed wants: a user with a password, or a token.",
                    "",
                    List.of(new Kind.Option(
                            "zone",
                            "The time zone of times that name none, such as Europe/Berlin; UTC if not given."))));

    private BuildServers() {}

    public static Optional<Kind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /// The kind of the server at an address, found from its answers.
    public static Optional<Kind> recognise(Probe probe) {
        return ALL.stream().filter(kind -> kind.recognised().test(probe)).findFirst();
    }
}
