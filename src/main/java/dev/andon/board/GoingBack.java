package dev.andon.board;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Ruling;
import dev.andon.guard.Vigil;
import dev.andon.people.Person;
import dev.andon.source.Freshness;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a service is on the road back: what its guard sees and asks, what somebody decided, and what came of
/// it. Every screen says the same of it. Pure.
///
/// @param tile the service's
/// @param stage how far it is
/// @param vigil what its guard sees; null when nobody watches, or it has nothing to do with this
/// @param rollback what was decided; null as long as nothing was
public record GoingBack(
        Tile tile,
        Stage stage,
        @Nullable Vigil vigil,
        @Nullable Rollback rollback) {
    /// In the order of how soon somebody should look.
    public enum Stage {
        /// The guard goes back unless somebody says no.
        COUNTDOWN,
        /// The guard sees harm and does not go back by itself.
        ASKS,
        /// Somebody said no to the guard.
        VETOED,
        /// It was sent, and nobody knows whether it was taken.
        UNSURE,
        /// It is on its way.
        GOING,
        /// It did not come to what was wanted.
        FAILED,
        /// Something stood in the way, and nothing was sent.
        BLOCKED,
        /// It is where it was to go.
        DONE,
        /// The guard sees what somebody should look at.
        WARNS;

        /// The word in JSON and in the message files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What came to its end well is said for so long.
    private static final Duration SAID = Duration.ofMinutes(10);
    /// What did not is said for longer.
    private static final Duration SAID_OF_TROUBLE = Duration.ofMinutes(30);

    /// Everything that is on this road, what is most urgent first.
    public static List<GoingBack> of(Board board) {
        return board.tiles().stream()
                .flatMap(tile -> of(tile, board).stream())
                .sorted((one, other) -> one.stage().compareTo(other.stage()))
                .toList();
    }

    /// Where one service is; empty when there is nothing to say.
    public static Optional<GoingBack> of(Tile tile, Board board) {
        if (tile.known().pipeline().deployment() == null) {
            return Optional.empty();
        }
        Rollback newest = tile.rollbacks().stream().findFirst().orElse(null);
        Vigil vigil = tile.vigil();
        if (newest != null && newest.isOpen()) {
            boolean unsure = newest.sending() == Rollback.Sending.UNSURE;
            return Optional.of(new GoingBack(tile, unsure ? Stage.UNSURE : Stage.GOING, vigil, newest));
        }
        Stage watched = vigil == null ? null : watched(vigil, board);
        boolean followed = isSaid(newest, board.at()) && newest != null && isOf(newest, vigil);
        if (watched != null && !followed) {
            return Optional.of(new GoingBack(tile, watched, vigil, null));
        }
        return newest != null && isSaid(newest, board.at()) && isStillSo(newest, tile)
                ? Optional.of(new GoingBack(tile, ended(newest), vigil, newest))
                : Optional.empty();
    }

    /// Whether it went back from what is watched: what came of it says more than the watch, which ends with it.
    private static boolean isOf(Rollback rollback, @Nullable Vigil vigil) {
        return vigil != null
                && vigil.release().artifact().equals(rollback.from().artifact())
                && rollback.at().isAfter(vigil.deploy().from());
    }

    private static @Nullable Stage watched(Vigil vigil, Board board) {
        Instant deadline = vigil.deadline();
        if (vigil.isCountingDown() && deadline != null) {
            // Who cannot read the books does not know what came after the countdown.
            boolean known = board.books().current() || deadline.isAfter(board.at());
            return known ? Stage.COUNTDOWN : Stage.UNSURE;
        }
        if (!vigil.isOpen() || vigil.action() == Ruling.Action.NOTHING) {
            return null;
        }
        if (vigil.action() == Ruling.Action.WARN) {
            return Stage.WARNS;
        }
        return vigil.vetoedBy() == null ? Stage.ASKS : Stage.VETOED;
    }

    private static Stage ended(Rollback rollback) {
        Rollback.Finding finding = rollback.finding();
        if (finding == null) {
            return Stage.BLOCKED;
        }
        return switch (finding) {
            case DONE -> Stage.DONE;
            case UNKNOWN -> Stage.UNSURE;
            case FAILED, NOT_DONE, OVERTAKEN -> Stage.FAILED;
        };
    }

    /// What something else was deployed over is no news any more.
    private static boolean isStillSo(Rollback rollback, Tile tile) {
        Deployment deployment = tile.known().pipeline().deployment();
        return rollback.finding() != Rollback.Finding.DONE
                || (deployment != null && rollback.brought(deployment.live()));
    }

    private static boolean isSaid(@Nullable Rollback rollback, Instant now) {
        Instant ended = rollback == null ? null : rollback.ended();
        if (rollback == null || ended == null) {
            return false;
        }
        boolean well = rollback.finding() == Rollback.Finding.DONE;
        return ended.plus(well ? SAID : SAID_OF_TROUBLE).isAfter(now);
    }

    /// What people call the service: `shop/production`.
    public String service() {
        Deployment deployment = tile.known().pipeline().deployment();
        return deployment == null ? tile.name() : deployment.service().toString();
    }

    /// How long everybody still has to say no; zero when nobody has.
    public Duration left(Instant now) {
        Instant deadline = vigil == null ? null : vigil.deadline();
        return deadline == null || !deadline.isAfter(now) ? Duration.ZERO : Duration.between(now, deadline);
    }

    /// What happens, without what changes by the second.
    public Sentence title() {
        return switch (stage) {
            case COUNTDOWN -> Sentence.of("back.countdown", service(), from(), to());
            case ASKS -> Sentence.of("back.asks", service(), from());
            case VETOED -> Sentence.of("back.vetoed", service(), from(), who());
            case WARNS -> Sentence.of("back.warns", service(), from());
            case GOING -> Sentence.of("back.going." + way(), service(), from(), to());
            case UNSURE ->
                rollback != null && rollback.isOpen()
                        ? Sentence.of("back.unsure", service(), from(), to())
                        : Sentence.of("rollback.unknown", service(), to());
            case BLOCKED -> Sentence.of("back.blocked", service());
            case DONE -> Sentence.of("back.done." + way(), service(), from(), to());
            case FAILED ->
                rollback == null || rollback.finding() == null
                        ? Sentence.of("back.blocked", service())
                        : Sentence.of("rollback." + rollback.finding().word(), service(), to());
        };
    }

    /// More about it, a line each: the numbers, who wanted it and why, how far it is, why a guard waits.
    public List<Sentence> details() {
        List<Sentence> said = new ArrayList<>();
        if (rollback != null) {
            said.add(Sentence.of("back.wanted", rollback.by(), rollback.why()));
            progress().ifPresent(said::add);
            StillWanted.of(tile).map(StillWanted::sentence).ifPresent(said::add);
        } else if (vigil != null) {
            said.add(VigilHeadline.of(vigil));
            said.addAll(VigilHeadline.restraints(vigil));
        }
        if (tile.freshness() != Freshness.FRESH) {
            said.add(Sentence.of("back.unseen", tile.source()));
        }
        return said;
    }

    /// How far what is on its way is, and whether what is done helped.
    private Optional<Sentence> progress() {
        Deployment deployment = tile.known().pipeline().deployment();
        if (stage == Stage.GOING && deployment != null) {
            return Optional.of(Sentence.of("back.phase." + deployment.phase().word(), deployment.words()));
        }
        if (stage == Stage.BLOCKED && rollback != null && rollback.words().indexOf(' ') > 0) {
            return Optional.of(Sentence.of("notice.words", rollback.words()));
        }
        boolean isVerdict = vigil != null
                && (vigil.end() == Vigil.End.CONFIRMED || vigil.end() == Vigil.End.NOT_THIS_DEPLOY)
                && rollback != null
                && vigil.release().artifact().equals(rollback.from().artifact());
        return isVerdict && vigil != null && vigil.end() != null
                ? Optional.of(Sentence.of("vigil.end." + vigil.end().word()))
                : Optional.empty();
    }

    /// Who is concerned besides who watches over everything: whoever deployed it, or is said to have broken it,
    /// or decided.
    public List<Person> people() {
        List<Person> people = new ArrayList<>(tile.known().breakers());
        Deployment deployment = tile.known().pipeline().deployment();
        Release newest = deployment == null ? null : deployment.newest();
        if (newest != null && newest.by() != null) {
            people.add(newest.by());
        }
        if (deployment != null && deployment.live() != null && deployment.live().by() != null) {
            people.add(deployment.live().by());
        }
        return people.stream().distinct().toList();
    }

    /// The version that is, or was, to be left.
    public String from() {
        return rollback != null
                ? rollback.from().version()
                : vigil == null ? "" : vigil.release().version();
    }

    /// The version that it goes to; empty when nobody has said.
    public String to() {
        if (rollback != null) {
            return rollback.to().version();
        }
        return vigil == null || vigil.target() == null ? "" : vigil.target().version();
    }

    private String way() {
        return rollback == null ? Rollback.Way.BACK.word() : rollback.way().word();
    }

    private Person who() {
        return vigil == null || vigil.vetoedBy() == null ? Person.of("") : vigil.vetoedBy();
    }
}
