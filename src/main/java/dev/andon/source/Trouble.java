package dev.andon.source;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/// What went wrong with a call, for those who read another language than English: a word for which every language
/// has a sentence, and what fills its places.
///
/// @param word what sort of trouble
/// @param about hosts, addresses, numbers, and what others said; without secrets
public record Trouble(Word word, List<String> about) {
    /// Each is a key of the messages, too. Only what was read wrong within an answer has none of its own.
    public enum Word {
        NO_HOST("There is no host called {0}."),
        NOTHING_ANSWERS("Nothing answers at {0}."),
        NO_WAY("There is no way to {0}."),
        CUT_OFF("The connection to {0} ended in the middle of the answer."),
        BROKE("The connection to {0} broke: {1}"),
        TOO_SLOW("No whole answer from {0} within {1} s."),
        OTHER_NAME("The certificate of {0} is for another name."),
        NOT_TRUSTED(
                "The certificate of {0} is not trusted. Name its authority with \"ca:\", or its key with \"pin:\", in the settings."),
        NOT_SECURE("No secure connection to {0}: {1}"),
        TRUST_NOT_TOLD("Java cannot read whom this system trusts: {0}"),
        NOT_KNOWN("The server does not know us (401 at {0}). Check user and token."),
        NOT_KNOWN_TO_PROXY("The proxy on the way does not know us (407). Name its user and password."),
        NOT_ALLOWED("The server refuses us (403 at {0}). Check the token and its rights."),
        SENT_TO_LOGIN("The server sends us to its login page. It wants a user and a token."),
        LOGIN_PAGE("The server answered with a login page. The token is wrong or expired."),
        WEB_PAGE(
                "The server answered with a web page instead of data, most likely a login page. Check the address, the user and the token."),
        NOTHING_THERE("There is nothing at {0} ({1})."),
        TOO_MANY("The server asks for fewer requests."),
        TOO_MANY_UNTIL("The server asks for fewer requests; the next look waits until it allows one."),
        SPENT_UNTIL("The server''s request limit is spent; the next look waits until it allows one."),
        CANNOT_ANSWER("The server cannot answer now ({0} at {1})."),
        CANNOT_ANSWER_SAYING("The server cannot answer now ({0} at {1}). It says: {2}"),
        TOO_LARGE("The answer is larger than {0} MB, which Andon does not read."),
        SHOWS_NOTHING("The server answers, but shows nothing. May whoever the token belongs to see what is built?"),
        NOT_USABLE("This cannot be used: {0}."),
        SETTINGS_NOT_USABLE("The settings of this source cannot be used: {0}."),
        KIND_NOT_FOUND(
                "The answers of this address (status {0}) do not tell what kind of server it is. Name its \"kind:\" in the settings, or give the address of its feed."),
        CANNOT_RERUN("This kind of server cannot be asked to build again."),
        NO_PIPELINES(
                "The server answered without a single pipeline. Does it want a user and a token, or is the address a wrong view?"),
        NONE_SELECTED(
                "The server has {0} pipelines, such as \"{1}\", but the settings select none of them. Look at pipelines, branches and pullRequests."),
        NO_REVISIONS("The server does not say which revisions were built."),
        NO_NUMBERS("No source with numbers is called \"{0}\"."),
        NO_JUDGE("The source \"{0}\" judges nothing."),
        DOES_NOT_SAY_SO(
                "It took the request and does not say the same. Does it know the user id, and may that be claimed there?"),
        SENSELESS("Andon could not make sense of the answer ({0}); the log has the details."),
        OWN_BUG("Andon has a bug; its log has the details."),
        NOTHING_TO_RERUN("The server shows no build of it that could be built again."),
        NOTHING_TO_STOP("The server shows no build of it that runs and could be stopped."),
        NOTHING_TO_APPROVE("The server shows no build of it that waits for an approval."),
        MANY_PROJECTS(
                "There are {0} projects, more than Andon asks for at every look. Name the wanted ones with \"projects\"."),
        NO_PAGE("The server shows no page of it."),
        LONG_LIST("The list goes on after {0} pages."),
        NO_BUILDER_TAGGED("No builder has one of the tags that the settings ask for."),
        BUILDERS_LEFT("More than {0} builders were not built lately. The next look asks for the rest of them."),
        NOT_DONE("The server does not do it."),
        BUILD_GONE("The server does not know the build any more."),
        NOT_AMONG_CHANGES("{0} and {1} are not both among the last {2} changes."),
        OTHER_BRANCHES("{0} and {1} are on different branches."),
        LONG_LIST_AT("The list at {0} has more than {1} pages."),
        NO_OWNER("The address names neither a repository nor an owner: it ends at the host."),
        MANY_REPOSITORIES(
                "The owner has {0} repositories, and each costs a request a look. Name at most {1} of them in the option \"repositories\"."),
        NO_WORKFLOW("The server shows no page of the workflow."),
        NO_GROUP_NAMED("The address names no group and no project: set \"projects\"."),
        NOTHING_FAILED("Nothing failed in it, and only a branch can be built without a failure."),
        GITLAB_SAYS("GitLab says: {0}"),
        NO_GROUP("There is no group and no project {0} that this token may see."),
        GROUP_NOT_WHOLE("The server left out projects of the group {0}."),
        LARGE_GROUP("The group {0} has more than 5000 projects."),
        PROJECTS_LEFT_OUT("The server left out projects that we asked for."),
        NO_BUILD("The server shows no build of it."),
        MANY_FOR_REST(
                "GitLab''s REST interface wants requests of their own for each of {0} projects, more than Andon asks at every look. Select fewer with \"pipelines\", or let the token use GraphQL."),
        RUN_TOO_OLD("The last run is no longer among the newest of its repository."),
        DEEP_FOLDERS(
                "More than {0} folders lie deeper than {1} levels. Make the address that of a view or a folder further down."),
        NO_BUILD_TO_CLAIM("Jenkins gave no address of the build that could be claimed."),
        LOG_GROWS("The log grows too fast to be read backwards."),
        LONG_LOG_FROM(
                "From there on the log is longer than {0} MB, and Jenkins sends it to its end. Open it in the browser."),
        APPROVAL_WANTS_VALUES("It wants values along with the approval. Open it in the browser."),
        NO_REPOSITORY_TOLD("The server shows no build of it that tells its repository."),
        NO_REVISION("\"{0}\" is no revision of Git."),
        REVISIONS_GONE("The server does not know {0}, or {1}, any more."),
        MANY_CONFIGURATIONS("The server has more than 10000 build configurations."),
        ENDLESS_QUEUE("The server''s queue has no end."),
        MANY_BRANCHES(
                "The settings select {0} branches of one repository; at most {1} are asked for. Narrow \"branches\"."),
        NO_FEED("The answer is XML, but no CCTray feed: it has no <Projects>."),
        NO_JOBS("The answer holds no jobs: it is no server, view, folder or job of Jenkins."),
        REPLICAS_GONE("The ReplicaSet of {0} is not there any more."),
        NOT_DEPLOYED_LATELY("Nothing was deployed to {0} among the newest deployments."),
        NOT_DEPLOYED_ANY_MORE("Nothing was deployed to {0} any more."),
        NO_BUILDER_NAMED("Nothing says which builder deploys: set \"builder\"."),
        NO_BUILDER_DEPLOYED("No builder has deployed {0} any more."),
        NO_SCHEDULER("No force scheduler takes the property {0}."),
        NO_REPOSITORY_NAMED("Nothing says which repository: give the address of one, or \"repositories\"."),
        NO_REPOSITORY_SEEN("This token sees no repository {0}."),
        REPOSITORY_NOT_NAMED("The settings name no repository {0} any more."),
        NO_WORKFLOW_DEPLOYED("No workflow deployed it, so there is nothing to run again."),
        NO_PROJECT_NAMED("Nothing says which project: give the address of one, or \"projects\"."),
        NEVER_DEPLOYED("Nothing was ever deployed to {0}."),
        PROJECT_NOT_NAMED("The settings name no project {0} any more."),
        RELEASE_GONE("There is no release {0} any more."),
        NOT_STARTED("The program {0} could not be started."),
        HELM_TOO_SLOW("Helm did not end in time and was ended."),
        HELM_SAYS("Helm ended with {0}. It says: {1}"),
        MANY_APPS("This token sees more than a thousand apps."),
        NO_APP("This token sees no app {0}."),
        APP_GONE("This token sees no app {0} any more."),
        APP_WITHOUT_RELEASE("The app {0} has no release."),
        SERVICE_GONE("The server tells of no service {0} any more."),
        NO_WAY_BACK_NAMED("The settings do not say how to go back, as in \"{0}\"."),
        NO_ETAG("The server gave no ETag, and the settings want one sent."),
        NO_LIST_THERE("The answer has no list where the settings say."),
        NO_JOB_PAGE("The address is no job''s page."),
        NO_BUILD_DEPLOYED("No build of this job deployed {0} any more."),
        VERSION_GONE("Build {0} does not tell its version any more."),
        KUBECONFIG_UNREAD("The file of the option kubeconfig cannot be read."),
        NO_KUBECONFIG("The file of the option kubeconfig is no kubeconfig."),
        KUBECONFIG_LACKS("The kubeconfig has no {0} \"{1}\"."),
        KUBECONFIG_ELSEWHERE("The kubeconfig''s context is of another server than the url in the settings says."),
        KUBECONFIG_ANOTHER("The kubeconfig''s user acts as somebody else, which Andon does not do."),
        KUBECONFIG_FILES("The kubeconfig''s certificates or files cannot be used."),
        KUBECONFIG_TOKEN("The kubeconfig''s token file cannot be read."),
        JOBS_LEFT("More than {0} jobs changed, or were never looked at. The next look asks for the rest of them."),
        JOB_GONE("Nomad has no job {0} any more."),
        DEPLOYMENT_GONE("Octopus has no deployment of {0} any more."),
        WANTS_VALUE("Octopus asks for a value before it deploys this release: {0}."),
        PROGRAM_SERVICE_GONE("The program tells of no service {0} any more."),
        NO_PROGRAM_BACK("The settings name no program that goes back."),
        NO_PROGRAM("The settings name no program that lists deploys."),
        CANNOT_START("The program {0} cannot be started."),
        PROGRAM_TOO_SLOW("The program {0} did not end within {1} s and was ended."),
        PROGRAM_TOO_LARGE("The program {0} printed more than {1} MB."),
        STOPPED_MEANWHILE("Andon was stopped meanwhile."),
        PROGRAM_NO_JSON("The program did not print the JSON that was expected."),
        PROGRAM_NO_LIST("The program printed no list called \"deploys\"."),
        NO_APPLICATION_NAMED("Nothing says which applications are looked at: set \"applications\"."),
        SERVER_GROUPS_GONE("Spinnaker has no server group of {0} any more."),
        SERVER_GROUP_GONE("Spinnaker has no server group {0} any more."),
        SWARM_SERVICE_GONE("The swarm has no service {0} any more."),
        NO_BRANCH("The repository has no branch called so."),
        NO_GATE_REPOSITORY("Nothing says which repository: set \"repository\" to its owner and name."),
        NO_GATE_PROJECT("Nothing says which project: set \"project\" to its full path."),
        PAID_ONLY(
                "The server took the request and changed nothing: only GitLab''s paid editions change who may push and merge."),
        NO_RESOURCE("The server has no lockable resource {0}."),
        NOT_ITS_KIND("What was remembered of this gate is not of its kind: it cannot be put back."),
        UNCLEAR_GATE("\"{0}\" does not say whether the gate is open or shut."),
        PAUSE_NOT_SHOWN("The server took the pause but shows no paused queue: look there, and resume it by hand."),
        CIRCLES("The server sends us around in circles."),
        OTHER_SHAPE("The answer is not what this kind of server sends: {0}"),
        EMPTY("The answer is empty."),
        MORE_THAN_JSON("The answer goes on after its JSON."),
        NO_JSON("The answer is not the JSON that was expected: {0}"),
        NO_EVENTS("The answer at {0} is no stream of events."),
        NO_ADDRESS("The server redirects to an address that is none."),
        SENT_ELSEWHERE(
                "The server sends us to {0}, where Andon does not follow. If that is the right address, put it in the settings."),
        PACKED_WRONG("The answer cannot be unpacked: {0}"),
        NOTHING_AT_ALL("The server answered with nothing at all ({0})."),
        ODD_TOKEN(
                "The token has a character that cannot be sent, such as a line break or an umlaut. Check it in the settings."),
        LARGE_EVENT("The server sends an event larger than {0} MB."),
        NO_SESSION("The server''s login gives no session. Check the address, the user and the token."),
        PAGE_FOR_LOG(
                "The server answered with a web page instead of a log, most likely a login page. Check the user and the token."),
        LARGE_LOG("The log is larger than {0} MB, and the server does not send parts of it. Open it in the browser."),
        METRIC_REFUSED("The server refuses us this metric. Check the rights of the access key."),
        EXPRESSION_REFUSED("The server does not answer this expression. It says: {0}"),
        NOT_TAKEN("{0} does not take it ({1})."),
        NOT_TAKEN_SAYING("{0} does not take it ({1}). It says: {2}"),
        QUESTION_REFUSED("The server does not take our question ({0} at {1})."),
        QUESTION_REFUSED_SAYING("The server does not take our question ({0} at {1}). It says: {2}"),
        RELEASED_SOME("{0} of {1} requests are released; more at once would be too much for the server.");

        private final String english;

        Word(String english) {
            this.english = english;
        }

        /// The sentence in English, with places as [java.text.MessageFormat] has them.
        public String english() {
            return english;
        }

        /// As in the keys of sentences.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Trouble {
        about = List.copyOf(about);
    }

    /// In English, for logs and scripts.
    public String sentence() {
        return new MessageFormat(word.english(), Locale.ENGLISH).format(about.toArray());
    }

    public static Trouble of(Word word, String... about) {
        return new Trouble(word, List.of(about));
    }
}
