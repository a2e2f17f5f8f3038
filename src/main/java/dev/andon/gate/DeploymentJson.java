package dev.andon.gate;

import dev.andon.board.Board;
import dev.andon.board.GoingBack;
import dev.andon.board.Origin;
import dev.andon.board.StillWanted;
import dev.andon.board.Tile;
import dev.andon.board.VigilHeadline;
import dev.andon.build.Lag;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Share;
import dev.andon.guard.Vigil;
import dev.andon.people.Person;
import dev.andon.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A service in an environment as JSON: what is live, what is being rolled out, what is watched, who goes back.
final class DeploymentJson {
    private DeploymentJson() {}

    /// Null for what a build server builds.
    static @Nullable Map<String, @Nullable Object> of(Tile tile, Board board, Texts texts) {
        Deployment deployment = tile.known().pipeline().deployment();
        if (deployment == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("service", deployment.service().name());
        json.put("environment", deployment.service().environment());
        json.put("phase", deployment.phase().word());
        json.put("health", deployment.health().word());
        json.put("live", release(deployment.live()));
        json.put("newest", release(deployment.newest()));
        json.put("share", share(deployment.share()));
        json.put("watch", watch(tile.vigil(), texts));
        json.put("rollback", rollback(tile.rollingBack().orElse(null)));
        json.put("goneBackFrom", rollback(tile.relapse().orElse(null)));
        json.put("stillWanted", StillWanted.of(tile).map(DeploymentJson::wanted).orElse(null));
        json.put("origin", origin(tile.origin()));
        json.put("notLive", notLive(tile.lag()));
        json.put(
                "sign",
                GoingBack.of(tile, board)
                        .map(going -> sign(going, board, texts))
                        .orElse(null));
        return json;
    }

    /// What every screen says of it.
    private static Map<String, @Nullable Object> sign(GoingBack going, Board board, Texts texts) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        Vigil vigil = going.vigil();
        json.put("stage", going.stage().word());
        json.put("from", going.from());
        json.put("to", going.to());
        json.put("deadline", vigil == null ? null : text(vigil.deadline()));
        json.put("secondsLeft", going.left(board.at()).toSeconds());
        json.put("by", going.rollback() == null ? null : going.rollback().by().name());
        json.put("sentence", texts.say(going.title()));
        json.put(
                "details",
                going.details().stream().map(texts::say).map(String::strip).toList());
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> release(@Nullable Release release) {
        if (release == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("version", release.version());
        json.put("commit", release.commit().isEmpty() ? null : release.commit());
        json.put("outcome", release.outcome().word());
        json.put("by", name(release.by()));
        json.put("begun", text(release.begun()));
        json.put("finished", text(release.finished()));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> origin(@Nullable Origin origin) {
        if (origin == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("pipeline", origin.pipeline());
        json.put("state", origin.state().word());
        json.put("green", origin.stretch() == null ? null : origin.stretch().to());
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> notLive(@Nullable Lag lag) {
        if (lag == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("commits", lag.isTold() ? lag.commits() : null);
        json.put("complete", lag.complete());
        json.put("authors", lag.authors().stream().map(Person::name).toList());
        json.put("oldest", text(lag.oldest()));
        json.put("trouble", lag.isTold() ? null : lag.trouble());
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> share(@Nullable Share share) {
        if (share == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("percent", share.percent());
        json.put("since", text(share.since()));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> watch(@Nullable Vigil vigil, Texts texts) {
        if (vigil == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("version", vigil.release().version());
        json.put("share", vigil.share());
        json.put("action", vigil.action().word());
        json.put("end", vigil.end() == null ? null : vigil.end().word());
        json.put("goesBackAt", vigil.isCountingDown() ? text(vigil.deadline()) : null);
        json.put("vetoedBy", name(vigil.vetoedBy()));
        json.put("sentence", texts.say(VigilHeadline.of(vigil)));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> rollback(@Nullable Rollback rollback) {
        if (rollback == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("way", rollback.way().word());
        json.put("from", rollback.from().version());
        json.put("to", rollback.to().version());
        json.put("by", rollback.by().name());
        json.put("why", rollback.why());
        json.put("at", text(rollback.at()));
        return json;
    }

    private static Map<String, @Nullable Object> wanted(StillWanted wanted) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("by", wanted.by().word());
        json.put("rollback", rollback(wanted.rollback()));
        return json;
    }

    private static @Nullable String name(@Nullable Person person) {
        return person == null ? null : person.name();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
