package dev.andon.ui.deploys;

import dev.andon.board.Board;
import dev.andon.board.GoingBack;
import dev.andon.board.Headline;
import dev.andon.board.LagHeadline;
import dev.andon.board.Origin;
import dev.andon.board.Outlook;
import dev.andon.board.Tile;
import dev.andon.board.VigilHeadline;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Share;
import dev.andon.guard.Reading;
import dev.andon.guard.Vigil;
import dev.andon.source.Freshness;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What there is to say of a service in one environment. Pure.
///
/// @param tile its tile
/// @param deployment what its server says
/// @param board on which it stands
record Standing(Tile tile, Deployment deployment, Board board, Texts texts) {
    private static final int COMMIT = 10;

    /// Those of a board, in its order.
    static List<Standing> all(Board board, Texts texts) {
        List<Standing> all = new ArrayList<>();
        for (Tile tile : board.tiles()) {
            Deployment deployment = tile.known().pipeline().deployment();
            if (deployment != null) {
                all.add(new Standing(tile, deployment, board, texts));
            }
        }
        return all;
    }

    private Instant now() {
        return board.at();
    }

    private @Nullable Release release() {
        return deployment.live();
    }

    String service() {
        return deployment.service().toString();
    }

    String version() {
        Release live = release();
        return live == null ? texts.say("deploys.nothing") : live.version();
    }

    String commit() {
        Release live = release();
        return live == null ? "" : commit(live);
    }

    static String commit(Release release) {
        return release.commit().substring(0, Math.min(COMMIT, release.commit().length()));
    }

    String by() {
        Release live = release();
        return live == null ? "" : by(live);
    }

    static String by(Release release) {
        return release.by() == null ? "" : release.by().name();
    }

    static @Nullable Instant at(Release release) {
        return release.finished() != null ? release.finished() : release.begun();
    }

    /// When what is live went live; null when nobody knows.
    @Nullable
    Instant since() {
        Release live = release();
        return live == null ? null : at(live);
    }

    String age() {
        Instant since = since();
        return since == null ? "" : texts.age(positive(Duration.between(since, now())));
    }

    private static Duration positive(Duration age) {
        return age.isNegative() ? Duration.ZERO : age;
    }

    String headline() {
        return texts.say(Headline.of(tile, now()));
    }

    /// How its guard stands to the newest deploy, in brief.
    String watch() {
        Vigil vigil = tile.vigil();
        if (vigil == null) {
            return "";
        }
        return vigil.isOpen() ? texts.say("wall.watched") : end(vigil);
    }

    private String end(Vigil vigil) {
        return vigil.end() == null ? "" : texts.say("vigil.end." + vigil.end().word());
    }

    String lag() {
        return LagHeadline.inBrief(tile).map(texts::say).orElse("");
    }

    /// What it is looked for by, in small letters.
    String everything() {
        return String.join("\n", tile.id(), service(), version(), commit(), by(), headline())
                .toLowerCase(Locale.ROOT);
    }

    /// How far it is on the road back; empty when it is not on it.
    Optional<GoingBack> going() {
        return GoingBack.of(tile, board);
    }

    /// Everything, line by line.
    List<Fact> facts() {
        return List.of(
                fact("going", texts.say("deploys.fact.going"), goingOn()),
                fact("what", texts.say("deploys.fact.what"), headline()),
                fact("live", texts.say("deploys.fact.live"), live()),
                fact("rollout", texts.say("deploys.fact.rollout"), rollout()),
                fact("health", texts.say("deploys.fact.health"), health()),
                fact("words", texts.say("deploys.fact.words"), deployment.words()),
                fact("origin", texts.say("deploys.fact.origin"), origin()),
                fact("lag", texts.say("deploys.fact.lag"), lagged()),
                fact("watch", texts.say("deploys.fact.watch"), watch()),
                fact("metrics", texts.say("deploys.fact.metrics"), metrics()),
                fact("control", texts.say("deploys.fact.control"), control()),
                fact("restraints", texts.say("deploys.fact.restraints"), restraints()),
                fact("blockers", texts.say("deploys.fact.blockers"), blockers()),
                fact("unseen", texts.say("deploys.fact.unseen"), unseen()));
    }

    private static Fact fact(String id, String name, String words) {
        return new Fact(id, name, words);
    }

    private String goingOn() {
        return going().stream()
                .flatMap(going -> Stream.concat(
                        Stream.of(going.title()), going.details().stream().limit(going.rollback() == null ? 0 : 2)))
                .map(texts::say)
                .collect(Collectors.joining("\n"));
    }

    private String live() {
        Release live = release();
        return live == null ? "" : said(live);
    }

    private String said(Release release) {
        Sentence said = Sentence.of("release", release.version());
        if (!release.commit().isEmpty() && !release.commit().startsWith(release.version())) {
            said = Sentence.of("release.of", release.version(), commit(release));
        }
        Instant at = at(release);
        said = at == null ? said : Sentence.of("release.at", said, positive(Duration.between(at, now())));
        return texts.say(release.by() == null ? said : Sentence.of("release.by", said, release.by()));
    }

    private String rollout() {
        Release newest = deployment.newest();
        if (newest == null || newest.outcome() != Release.Outcome.UNDERWAY) {
            return "";
        }
        Share share = deployment.share();
        String how = texts.say("deploys.rollout", said(newest), phase());
        return share == null ? how : texts.say("deploys.share", how, share.percent());
    }

    private String phase() {
        return switch (deployment.phase()) {
            case IDLE -> texts.say("deploys.phase.idle");
            case QUEUED -> texts.say("deploys.phase.queued");
            case RUNNING -> texts.say("deploys.phase.running");
            case WAITING -> texts.say("deploys.phase.waiting");
            case STOPPED -> texts.say("deploys.phase.stopped");
            case UNKNOWN -> texts.say("deploys.phase.unknown");
        };
    }

    private String health() {
        return texts.say("deploys.health." + deployment.health().word());
    }

    private String origin() {
        Origin origin = tile.origin();
        return origin == null
                ? ""
                : texts.say("deploys.origin." + origin.state().word(), origin.pipeline());
    }

    private String lagged() {
        return LagHeadline.of(tile, now()).map(texts::say).orElse("");
    }

    private List<Reading> readings() {
        Vigil vigil = tile.vigil();
        return vigil == null ? List.of() : vigil.readings();
    }

    private String metrics() {
        return lines(readings().stream().map(VigilHeadline::of));
    }

    private String control() {
        Vigil vigil = tile.vigil();
        return vigil == null || vigil.control() == null ? "" : texts.say(VigilHeadline.of(vigil.control()));
    }

    private String restraints() {
        Vigil vigil = tile.vigil();
        return vigil == null ? "" : lines(VigilHeadline.restraints(vigil).stream());
    }

    private String blockers() {
        return lines(deployment.blockers().stream().map(Outlook::sentence));
    }

    private String unseen() {
        return tile.freshness() == Freshness.FRESH ? "" : texts.say("back.unseen", tile.source());
    }

    private String lines(Stream<Sentence> sentences) {
        return sentences.map(texts::say).collect(Collectors.joining("\n"));
    }
}
