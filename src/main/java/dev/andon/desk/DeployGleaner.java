package dev.andon.desk;

import dev.andon.board.Tile;
import dev.andon.build.Commit;
import dev.andon.build.Lag;
import dev.andon.deploy.Delivery;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells which deploys of a service ended between two looks. Not safe for use by several threads.
final class DeployGleaner {
    private final Map<String, Lag> lags = new HashMap<>();

    /// Keeps what was told of what is green and not live: once it is live, nobody tells it again.
    void remember(String id, @Nullable Lag lag) {
        if (lag != null && lag.isTold() && lag.complete() && lag.oldest() != null) {
            lags.put(id, lag);
        }
    }

    void forgetAllBut(Set<String> ids) {
        lags.keySet().retainAll(ids);
    }

    /// @param last how it stood at the look before; null when there was none
    List<Delivery> glean(Tile tile, Deployment now, @Nullable Deployment last, Instant at) {
        Map<String, Release> all = new LinkedHashMap<>();
        now.history().forEach(release -> all.put(key(release), release));
        if (now.newest() != null) {
            all.put(key(now.newest()), now.newest());
        }
        if (now.live() != null) {
            all.put(key(now.live()), now.live().outcome(Release.Outcome.LIVE));
        }
        List<Delivery> deliveries = new ArrayList<>();
        all.values().stream()
                .filter(release -> isOver(release) && isTellable(release, last))
                .forEach(release -> deliveries.add(delivery(tile, now, release, at, "")));
        Release live = now.live();
        Release left = last == null ? null : last.live();
        if (last != null && live != null && left != null && isAgain(live, left, last)) {
            Release again = live.begun(null).finished(null).outcome(Release.Outcome.LIVE);
            deliveries.add(delivery(tile, now, again, at, left.id()));
        }
        return deliveries;
    }

    private static String key(Release release) {
        return release.id() + " " + release.begun();
    }

    private static boolean isOver(Release release) {
        return switch (release.outcome()) {
            case LIVE, FAILED, CANCELLED -> true;
            case UNDERWAY, UNKNOWN -> false;
        };
    }

    /// What has no time counts when it was seen to be new, and what was told before is not told again.
    private static boolean isTellable(Release release, @Nullable Deployment last) {
        Release before = last == null ? null : known(release, last);
        boolean hasTime = release.begun() != null || release.finished() != null;
        return (hasTime || last != null) && (before == null || before.outcome() != release.outcome());
    }

    private static @Nullable Release known(Release release, Deployment last) {
        if (last.live() != null && key(last.live()).equals(key(release))) {
            return last.live().outcome(Release.Outcome.LIVE);
        }
        if (last.newest() != null && key(last.newest()).equals(key(release))) {
            return last.newest();
        }
        return last.history().stream()
                .filter(one -> key(one).equals(key(release)))
                .findFirst()
                .orElse(null);
    }

    /// Whether what is live is so again by an entry that was live before: a server may list each only once.
    private static boolean isAgain(Release live, Release left, Deployment last) {
        Release known = known(live, last);
        return !live.isSame(left) && known != null && known.outcome() == Release.Outcome.LIVE;
    }

    private Delivery delivery(Tile tile, Deployment now, Release release, Instant at, String instead) {
        Instant end = release.finished() == null ? release.begun() : release.finished();
        return new Delivery(
                tile.source(),
                now.service(),
                release.id(),
                release.version(),
                release.artifact(),
                release.commit(),
                release.begun(),
                release.finished(),
                release.outcome(),
                end == null || end.isAfter(at) ? at : end,
                instead,
                oldestCommit(tile.id(), release));
    }

    /// The tile's lag was about what is live now as long as it was not.
    private @Nullable Instant oldestCommit(String id, Release release) {
        Lag lag = lags.get(id);
        return lag != null && release.outcome() == Release.Outcome.LIVE && Commit.isSame(lag.to(), release.commit())
                ? lag.oldest()
                : null;
    }
}
