package dev.andon.notice;

import dev.andon.board.Headline;
import dev.andon.board.Origin;
import dev.andon.board.Tile;
import dev.andon.claim.Claim;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.people.Person;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.text.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A revision that is live: broken is that it failed where it was built. Another revision is another matter, for
/// nobody knows whether what is not live any more was ever mended.
///
/// @param tile the service
/// @param live what is live
/// @param reliable whether the service's source is fresh
record ViolationMatter(Tile tile, Release live, boolean reliable) implements Matter {
    /// What is live on a tile; empty where that is nothing, or names no revision.
    static Optional<Matter> of(Tile tile, boolean reliable) {
        Deployment deployment = tile.known().pipeline().deployment();
        Release live = deployment == null ? null : deployment.live();
        return live == null || live.commit().isEmpty()
                ? Optional.empty()
                : Optional.of(new ViolationMatter(tile, live, reliable));
    }

    @Override
    public String subject() {
        return tile.id() + " " + live.commit();
    }

    @Override
    public String source() {
        return tile.source();
    }

    @Override
    public String name() {
        return tile.name() + " (" + live.version() + ")";
    }

    /// What is being built has neither failed nor passed.
    @Override
    public State state() {
        Origin origin = tile.origin();
        if (!reliable || origin == null) {
            return State.UNCLEAR;
        }
        return switch (origin.state()) {
            case RED -> State.BROKEN;
            case GREEN -> State.WELL;
            case UNFINISHED, UNKNOWN -> State.UNCLEAR;
        };
    }

    @Override
    public boolean isAmong(List<Glob> pipelines) {
        return Selection.any(pipelines, tile.id());
    }

    /// Who brought it there.
    @Override
    public boolean concerns(Addressee to) {
        return to.isAmong(people());
    }

    private List<Person> people() {
        return Stream.ofNullable(live.by()).toList();
    }

    @Override
    public @Nullable Claim claim() {
        return tile.claim();
    }

    @Override
    public Kind breaking() {
        return Kind.VIOLATION;
    }

    @Override
    public Kind mending() {
        return Kind.FIXED;
    }

    @Override
    public Notice notice(Kind kind, Standing before, Instant at) {
        return new Notice(
                kind,
                subject(),
                title(kind),
                details(kind),
                people(),
                List.of(),
                tile.known().pipeline().url(),
                at,
                kind.isAlarm());
    }

    private Sentence title(Kind kind) {
        return switch (kind) {
            case FIXED -> Sentence.of("notice.liveGreen", name());
            case CLAIMED, RELEASED -> Matter.claimTitle(kind, tile.name(), claim());
            default -> Sentence.of("notice.violation", tile.name());
        };
    }

    private List<Sentence> details(Kind kind) {
        Origin origin = tile.origin();
        if (kind == Kind.CLAIMED || kind == Kind.RELEASED) {
            return Matter.claimWords(claim());
        }
        return origin == null
                ? List.of()
                : Headline.violation(origin, tile.known().pipeline()).stream().toList();
    }
}
