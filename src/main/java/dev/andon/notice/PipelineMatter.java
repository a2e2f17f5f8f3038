package dev.andon.notice;

import dev.andon.board.Headline;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.claim.Claim;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pipeline.
///
/// @param tile as people see it
/// @param reliable whether its source is fresh and still mentions it
/// @param isTried whether it may only be flaky, as long as it is run again
record PipelineMatter(Tile tile, boolean reliable, boolean isTried) implements Matter {
    @Override
    public String subject() {
        return tile.id();
    }

    @Override
    public String source() {
        return tile.source();
    }

    @Override
    public String name() {
        return tile.name();
    }

    @Override
    public State state() {
        if (!reliable) {
            return State.UNCLEAR;
        }
        return switch (tile.light()) {
            // What was red stays red on the wall though the server shows no result now; that is no new knowledge.
            case RED ->
                tile.known().isUnclear() && tile.activity() != Activity.RUNNING_FAILING ? State.UNCLEAR : State.BROKEN;
            case GREEN, UNSTABLE -> State.WELL;
            case UNKNOWN, STALE, QUIET -> State.UNCLEAR;
        };
    }

    @Override
    public int streak() {
        return Math.max(1, tile.known().streak());
    }

    @Override
    public boolean isAmong(List<Glob> pipelines) {
        return Selection.any(pipelines, subject());
    }

    /// What somebody may have broken, or what somebody else gave them to mend.
    @Override
    public boolean concerns(Addressee to) {
        Claim claim = claim();
        return to.isAmong(breakers()) || (claim != null && claim.isAssigned() && to.is(claim.holder()));
    }

    @Override
    public @Nullable Claim claim() {
        return tile.claim();
    }

    @Override
    public @Nullable String page() {
        return url(true);
    }

    @Override
    public boolean isNagging() {
        return true;
    }

    @Override
    public Kind breaking() {
        return Kind.BROKEN;
    }

    @Override
    public Kind mending() {
        return Kind.FIXED;
    }

    @Override
    public Notice notice(Kind kind, Standing before, Instant at) {
        boolean isRed = state() == State.BROKEN;
        return new Notice(
                kind,
                subject(),
                title(kind, before, at),
                details(kind, before, at),
                people(kind),
                isRed && claim() == null ? List.of(subject()) : List.of(),
                url(isRed),
                at,
                kind.isAlarm(),
                isRed && isService() ? new Offer(Offer.What.GO_BACK, subject()) : null);
    }

    /// What can be taken back to what was live before.
    private boolean isService() {
        return tile.known().pipeline().deployment() != null && tile.can(Ability.ROLL_BACK);
    }

    private Sentence title(Kind kind, Standing before, Instant at) {
        return switch (kind) {
            case STILL_BROKEN -> Sentence.of("notice.stillBroken", name());
            case UNCLAIMED_TOO_LONG -> Sentence.of("notice.unclaimedTooLong", name(), age(before, at));
            case FIXED ->
                tile.light() == Light.UNSTABLE
                        ? Sentence.of("notice.nowUnstable", name())
                        : Sentence.of("notice.fixed", name());
            case CLAIMED, RELEASED -> Matter.claimTitle(kind, name(), claim());
            default -> Sentence.of("notice.broken", name());
        };
    }

    private List<Sentence> details(Kind kind, Standing before, Instant at) {
        return switch (kind) {
            case FIXED -> List.of(Sentence.of("notice.wasBroken", age(before, at)));
            case CLAIMED, RELEASED -> Matter.claimWords(claim());
            default -> List.of(Headline.broken(tile));
        };
    }

    private List<Person> people(Kind kind) {
        return kind == Kind.CLAIMED || kind == Kind.RELEASED ? Matter.holders(claim()) : breakers();
    }

    /// A build that already fails in part has not been counted yet, but may name its own.
    private List<Person> breakers() {
        Build current = tile.known().pipeline().current();
        List<Person> breakers = tile.known().breakers();
        return breakers.isEmpty() && current != null && !tile.outcome().isRed() ? current.breakers() : breakers;
    }

    /// The failed build's page rather than the pipeline's, where the server gave one.
    private @Nullable String url(boolean isRed) {
        String build = tile.known().verdict().url();
        return isRed && tile.outcome().isRed() && build != null
                ? build
                : tile.known().pipeline().url();
    }

    private static Duration age(Standing before, Instant at) {
        Instant broke = before.broke();
        return broke == null ? Duration.ZERO : Duration.between(broke, at);
    }
}
