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
                    "{base}/settings/accounts",
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
                                    "What the environment is called, such as production; a service may say otherwise by its label andon.environment."))),
            new Kind(
                    "github-deployments",
                    "GitHub deployments",
                    _ -> false,
                    GitHubDeployments::new,
                    "A fine-grained token that may read Deployments, Actions and Metadata. To go back: Actions, write (rerun, dispatch), or Deployments, write (deployment).",
                    "{server}/settings/personal-access-tokens/new",
                    List.of(
                            new Kind.Option(
                                    "repositories",
                                    "Names of repositories, with their owner or of the address's owner, with commas between them; if not given, the address is a repository's."),
                            new Kind.Option(
                                    "environments",
                                    "Names of environments, with commas between them; production if not given."),
                            new Kind.Option(
                                    "rollback",
                                    "How to go back: rerun (the job that deployed it runs again), dispatch (a workflow is told the version) or deployment (a deployment of the older commit is asked for); rerun if not given."),
                            new Kind.Option(
                                    "workflow", "With rollback: dispatch, the workflow's file, such as deploy.yml."),
                            new Kind.Option(
                                    "input",
                                    "With rollback: dispatch, the workflow's input that takes the version; version if not given."),
                            new Kind.Option(
                                    "inputs",
                                    "With rollback: dispatch, what else the workflow asks for, such as environment={environment}, reason={why}; needed for several environments."),
                            new Kind.Option(
                                    "branch",
                                    "With rollback: dispatch, the branch whose workflow runs; the default branch if not given."))),
            new Kind(
                    "gitlab-environments",
                    "GitLab environments",
                    _ -> false,
                    GitLabEnvironments::new,
                    "A personal, group or project access token with the right read_api. To go back: the right api, of somebody who may deploy to the environment.",
                    "{server}/-/user_settings/personal_access_tokens?name=Andon&scopes=read_api",
                    List.of(
                            new Kind.Option(
                                    "projects",
                                    "Full paths of projects, with commas between them, such as shop/cart; the address is then the server's own."),
                            new Kind.Option(
                                    "environments",
                                    "Names of environments, with commas between them; production if not given."),
                            new Kind.Option(
                                    "rollback",
                                    "How to go back: retry (the job that deployed it runs again) or pipeline (a new one of the tag that was deployed); retry if not given."),
                            new Kind.Option(
                                    "variables",
                                    "With rollback: pipeline, what the pipeline is told, such as ROLLBACK=yes, TO={environment}; needed for several environments, else nothing if not given."))),
            new Kind(
                    "program",
                    "A program of your own",
                    _ -> false,
                    Program::new,
                    "Nothing. The address is of a page about it and is not asked. A token is handed to the program in the environment variable ANDON_TOKEN.",
                    List.of(
                            new Kind.Option(
                                    "list",
                                    "The program that prints what was deployed, or a JSON list of it and its arguments, in quotes."),
                            new Kind.Option(
                                    "history",
                                    "The same for the history of {service} in {environment}; what list prints if not given."),
                            new Kind.Option(
                                    "rollback",
                                    "The same for going back to {version}, whose entry is {id}; nobody can if not given."),
                            new Kind.Option(
                                    "patience",
                                    "How many seconds the program that goes back may take before it is ended; 300 if not given."))),
            new Kind(
                    "http",
                    "A server of your own",
                    _ -> false,
                    HttpDeploys::new,
                    "Whatever it wants: a user with a password, or a token.",
                    List.of(
                            new Kind.Option(
                                    "items",
                                    "Where in the answer the list of deploys is, such as data.deploys; the answer itself if not given."),
                            new Kind.Option(
                                    "parts",
                                    "Where in a deploy its parts are, where they have other names, such as service=app.name, state=status."),
                            new Kind.Option(
                                    "states",
                                    "What its words for states and health mean, such as ok=live, error=failed, UP=well."),
                            new Kind.Option("service", "The service's name, where the answer does not tell it."),
                            new Kind.Option(
                                    "environment", "The environment's name, where the answer does not tell it."),
                            new Kind.Option(
                                    "history",
                                    "The path of the history of {service} in {environment}; the address itself if not given."),
                            new Kind.Option(
                                    "rollback",
                                    "Method and path of the request that goes back, such as POST /deploys/{id}/again; nobody can if not given."),
                            new Kind.Option(
                                    "body",
                                    "What is sent with it; {version}, {id}, {service} and so on are filled in."),
                            new Kind.Option("type", "The body's media type; application/json if not given."),
                            new Kind.Option(
                                    "headers",
                                    "Headers of that request, such as If-Match={lock}, Idempotency-Key={key}: the ETag of the history, and a key that is the same for everybody who goes from this deploy to that one."),
                            new Kind.Option("header", "The header that takes the token; Authorization if not given."))),
            new Kind(
                    "nomad",
                    "HashiCorp Nomad",
                    Nomad::recognises,
                    Nomad::new,
                    "An ACL token with the capability read-job in the namespaces that are shown. To go back: submit-job.",
                    List.of()),
            new Kind(
                    "heroku",
                    "Heroku",
                    Heroku::recognises,
                    Heroku::new,
                    "An API token of the scope read. To go back: of the scope write.",
                    "https://dashboard.heroku.com/account/applications",
                    List.of(
                            new Kind.Option(
                                    "apps",
                                    "Names of apps, with commas between them; all that the token sees if not given."),
                            new Kind.Option(
                                    "environment", "What the apps' environment is called, such as production."))),
            new Kind(
                    "octopus",
                    "Octopus Deploy",
                    Octopus::recognises,
                    Octopus::new,
                    "An API key of an account that may view projects, environments and deployments. To go back: DeploymentCreate.",
                    "{server}/app#/users/me/apiKeys",
                    List.of(
                            new Kind.Option(
                                    "space",
                                    "The space, such as Spaces-2; what the address says, or the default space, if not given."))),
            new Kind(
                    "azure-releases",
                    "Azure DevOps releases",
                    _ -> false,
                    AzureReleases::new,
                    "A personal access token with the right \"Release (Read)\"; no user. To go back: \"Release (Read, write & execute)\".",
                    "{server}/{first}/_usersSettings/tokens",
                    List.of()),
            new Kind(
                    "spinnaker",
                    "Spinnaker",
                    _ -> false,
                    Spinnaker::new,
                    "The address of Gate, with a client certificate, a user with a password, or an OAuth token: READ on the applications to look, EXECUTE on them and WRITE on their accounts to go back.",
                    List.of(new Kind.Option(
                            "applications", "Names of Spinnaker's applications, with commas between them."))),
            new Kind(
                    "jenkins-deploy",
                    "Jenkins or Hudson, a job that deploys",
                    _ -> false,
                    JenkinsDeploy::new,
                    "A user and an API token; the user needs Overall/Read and Job/Read. To go back: Job/Build.",
                    "{base}/me/security/",
                    List.of(
                            new Kind.Option("parameter", "The parameter that names the version; VERSION if not given."),
                            new Kind.Option(
                                    "environment-parameter",
                                    "The parameter that names the environment, if there is one."),
                            new Kind.Option(
                                    "environment", "What the environment is called, where no parameter says it."),
                            new Kind.Option(
                                    "service", "What people call what is deployed; the job's name if not given."))),
            new Kind(
                    "buildbot-deploy",
                    "Buildbot, a builder that deploys",
                    _ -> false,
                    BuildbotDeploy::new,
                    "A user with the password of Buildbot's own login, if it wants one. To go back: one who may force builds.",
                    List.of(
                            new Kind.Option("builder", "The builder's name."),
                            new Kind.Option("property", "The property that names the version; version if not given."),
                            new Kind.Option(
                                    "scheduler",
                                    "The force scheduler that goes back; the first that builds this and takes the property if not given."),
                            new Kind.Option("environment", "What the environment is called."),
                            new Kind.Option(
                                    "service",
                                    "What people call what is deployed; the builder's name if not given."))));

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
