package dev.andon.build;

import dev.andon.deploy.Deployment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The thing watched on a build server: a job, a workflow on a branch, a build configuration. What the server
/// says now, nothing remembered.
///
/// @param id stable and unique within its source, and readable, since people type it: the same as `name` for the
///     main line, with the branch for others
/// @param name what people call it on every branch, with slashes for its folders: `shop/checkout`. The branch is
///     no part of it, so that the settings select a project by one name: who shows several branches says `branch`
///     too
/// @param branch the branch it builds, or null where the server has no such notion
/// @param url its page, or null
/// @param activity what goes on now
/// @param last the newest *finished* build that is conclusive; if the server shows none, the newest finished one
///     whatever it is; [Build#NONE] when it never finished one
/// @param current the build that is queued or running, or null
/// @param estimate how long a build takes, as the server or its own history says, or null
/// @param since when the present outcome began, where the server tells: null otherwise
/// @param streak how many builds in a row ended red, where the server tells: 0 otherwise
/// @param claim the server's own claim, or null
/// @param oddWord a word of the server that we do not know, kept for the sources page; empty otherwise
/// @param deployment what is live, where this stands for a service in an environment; null for a build server's
public record Pipeline(
        String id,
        String name,
        @Nullable Branch branch,
        @Nullable String url,
        Activity activity,
        Build last,
        @Nullable Build current,
        @Nullable Duration estimate,
        @Nullable Instant since,
        int streak,
        @Nullable ServerClaim claim,
        String oddWord,
        @Nullable Deployment deployment) {
    public Pipeline {
        url = Links.web(url);
    }

    /// The same pipeline under another id.
    Pipeline withId(String id) {
        return new Pipeline(
                id, name, branch, url, activity, last, current, estimate, since, streak, claim, oddWord, deployment);
    }

    /// The same with more about the build that is queued or running.
    public Pipeline withCurrent(Build current) {
        return new Pipeline(
                id, name, branch, url, activity, last, current, estimate, since, streak, claim, oddWord, deployment);
    }

    /// Starts a pipeline; whatever is not said keeps its harmless default.
    public static Draft named(String id, String name) {
        return new Draft(id, name);
    }

    /// A pipeline in the making. Not safe for use by several threads.
    public static final class Draft {
        private final String id;
        private final String name;
        private @Nullable Branch branch;
        private @Nullable String url;
        private Activity activity = Activity.UNKNOWN;
        private Build last = Build.NONE;
        private @Nullable Build current;
        private @Nullable Duration estimate;
        private @Nullable Instant since;
        private int streak;
        private @Nullable ServerClaim claim;
        private String oddWord = "";
        private @Nullable Deployment deployment;

        private Draft(String id, String name) {
            this.id = id;
            this.name = name;
        }

        public Draft branch(@Nullable Branch branch) {
            this.branch = branch;
            return this;
        }

        public Draft url(@Nullable String url) {
            this.url = url;
            return this;
        }

        public Draft activity(Activity activity) {
            this.activity = activity;
            return this;
        }

        public Draft last(Build last) {
            this.last = last;
            return this;
        }

        public Draft current(@Nullable Build current) {
            this.current = current;
            return this;
        }

        public Draft estimate(@Nullable Duration estimate) {
            this.estimate = estimate == null || estimate.isNegative() || estimate.isZero() ? null : estimate;
            return this;
        }

        public Draft since(@Nullable Instant since) {
            this.since = since;
            return this;
        }

        public Draft streak(int streak) {
            this.streak = streak;
            return this;
        }

        public Draft claim(@Nullable ServerClaim claim) {
            this.claim = claim;
            return this;
        }

        public Draft oddWord(@Nullable String oddWord) {
            this.oddWord = oddWord == null ? "" : oddWord;
            return this;
        }

        public Draft deployment(Deployment deployment) {
            this.deployment = deployment;
            return this;
        }

        public Pipeline done() {
            return new Pipeline(
                    id,
                    name,
                    branch,
                    url,
                    activity,
                    last,
                    current,
                    estimate,
                    since,
                    streak,
                    claim,
                    oddWord,
                    deployment);
        }
    }
}
