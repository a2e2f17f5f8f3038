package dev.andon.deploy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the server says of one service in one environment now; nothing remembered.
///
/// @param service what this is about
/// @param live what people get now; null when nothing is live, or nobody knows what
/// @param newest the newest deploy, which may be the live one, may go on, or may have failed; null when there was
///     none
/// @param phase what goes on
/// @param health how what is live does
/// @param history deploys, newest first, as far as this look brought them; [Rollbacker#examine] brings enough to
///     go back
/// @param blockers what stands in the way of going back, as far as the server tells
/// @param words the server's own sentence about what goes on, or empty
/// @param lock what the server compares when it is told to change something, so that nobody overwrites what they
///     did not see; empty where it has no such thing. It says nothing else, and may change at any time
/// @param meanwhile what becomes of a rollout that goes on when somebody goes back
/// @param share how much of the traffic the newest gets, where it goes on and gets a part; null for none, or
///     untold
/// @param wanted what the next deploy would bring by what the server itself says, such as what git holds; null
///     where it does not say, or not now
/// @param url its page, or null
/// @param oddWord a word of the server that we do not know; empty otherwise
public record Deployment(
        Service service,
        @Nullable Release live,
        @Nullable Release newest,
        Phase phase,
        Health health,
        List<Release> history,
        List<Blocker> blockers,
        String words,
        String lock,
        Meanwhile meanwhile,
        @Nullable Share share,
        @Nullable Release wanted,
        @Nullable String url,
        String oddWord) {
    /// What goes on.
    public enum Phase {
        IDLE,
        QUEUED,
        RUNNING,
        /// It waits for somebody: paused, to be approved.
        WAITING,
        /// Taken out of service on purpose.
        STOPPED,
        UNKNOWN;

        /// The word in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isBusy() {
            return this == QUEUED || this == RUNNING;
        }
    }

    /// How what is live does, as far as its server can tell.
    public enum Health {
        WELL,
        /// It works, and some of it is missing.
        POOR,
        ILL,
        UNKNOWN;

        /// The word in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What becomes of a rollout that goes on when somebody goes back.
    public enum Meanwhile {
        /// Its end has to be waited for.
        WAITED_FOR,
        /// Going back to what is live breaks it off.
        BROKEN_OFF
    }

    public Deployment {
        history = List.copyOf(history);
        blockers = List.copyOf(blockers);
    }

    /// The entry of the history that the server calls so.
    public Optional<Release> release(String id) {
        return history.stream().filter(release -> release.id().equals(id)).findFirst();
    }

    /// What somebody who goes back leaves: what is live, or a newer one that failed or was stopped on its way, or
    /// that is on its way and can be broken off. Null when nobody knows.
    public @Nullable Release toLeave() {
        return newest != null && live != null && !newest.isSame(live) && isOver(newest.outcome()) ? newest : live;
    }

    /// Whether the newest gets a part of the traffic, and what is live the rest.
    public boolean isCanary() {
        return share != null
                && share.percent() < Share.ALL
                && live != null
                && newest != null
                && newest.outcome() == Release.Outcome.UNDERWAY
                && !newest.isSame(live);
    }

    /// Whether going back to what is live breaks off what is being rolled out.
    public boolean stoppable() {
        return meanwhile == Meanwhile.BROKEN_OFF;
    }

    private boolean isOver(Release.Outcome outcome) {
        return switch (outcome) {
            case FAILED, CANCELLED -> true;
            case UNDERWAY -> stoppable();
            case LIVE, UNKNOWN -> false;
        };
    }

    /// Starts one; whatever is not said keeps its harmless default.
    public static Draft of(Service service) {
        return new Draft(service);
    }

    /// One in the making. Not safe for use by several threads.
    public static final class Draft {
        private final Service service;
        private @Nullable Release live;
        private @Nullable Release newest;
        private Phase phase = Phase.UNKNOWN;
        private Health health = Health.UNKNOWN;
        private List<Release> history = List.of();
        private List<Blocker> blockers = List.of();
        private String words = "";
        private String lock = "";
        private Meanwhile meanwhile = Meanwhile.WAITED_FOR;
        private @Nullable Share share;
        private @Nullable Release wanted;
        private @Nullable String url;
        private String oddWord = "";

        private Draft(Service service) {
            this.service = service;
        }

        public Draft live(@Nullable Release live) {
            this.live = live;
            return this;
        }

        public Draft newest(@Nullable Release newest) {
            this.newest = newest;
            return this;
        }

        public Draft phase(Phase phase) {
            this.phase = phase;
            return this;
        }

        public Draft health(Health health) {
            this.health = health;
            return this;
        }

        public Draft history(List<Release> history) {
            this.history = history;
            return this;
        }

        public Draft blockers(List<Blocker> blockers) {
            this.blockers = blockers;
            return this;
        }

        public Draft words(@Nullable String words) {
            this.words = words == null ? "" : words;
            return this;
        }

        public Draft lock(String lock) {
            this.lock = lock;
            return this;
        }

        public Draft stoppable(boolean stoppable) {
            this.meanwhile = stoppable ? Meanwhile.BROKEN_OFF : Meanwhile.WAITED_FOR;
            return this;
        }

        public Draft share(@Nullable Share share) {
            this.share = share;
            return this;
        }

        public Draft wanted(@Nullable Release wanted) {
            this.wanted = wanted;
            return this;
        }

        public Draft url(@Nullable String url) {
            this.url = url;
            return this;
        }

        public Draft oddWord(@Nullable String oddWord) {
            this.oddWord = oddWord == null ? "" : oddWord;
            return this;
        }

        public Deployment done() {
            return new Deployment(
                    service, live, newest, phase, health, history, blockers, words, lock, meanwhile, share, wanted, url,
                    oddWord);
        }
    }
}
