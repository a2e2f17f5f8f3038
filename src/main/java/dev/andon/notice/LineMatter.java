package dev.andon.notice;

import dev.andon.board.Board;
import dev.andon.board.Headline;
import dev.andon.board.Tile;
import dev.andon.claim.Claim;
import dev.andon.line.Line;
import dev.andon.line.LineRule;
import dev.andon.line.LineState;
import dev.andon.line.Member;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.text.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A line.
///
/// @param line as it stands
/// @param board where its pipelines are found
/// @param reliable whether all sources are fresh
/// @param claim who is on the whole of it, or null
record LineMatter(
        Line line, Board board, boolean reliable, @Nullable Claim claim) implements Matter {
    @Override
    public String subject() {
        return Claim.ofLine(line.name());
    }

    @Override
    public String source() {
        return "";
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public State state() {
        return switch (line.state()) {
            // The book follows within a moment, and what mended it is one notice with it.
            case STOPPED -> goesOnNow() ? State.WELL : State.BROKEN;
            case RUNNING -> State.WELL;
            // Neither stopped nor well: what comes of it is told.
            case CONFIRMING, UNKNOWN -> State.UNCLEAR;
        };
    }

    @Override
    public boolean isTried() {
        return line.state() == LineState.CONFIRMING;
    }

    private boolean goesOnNow() {
        return line.reason() instanceof Line.Reason.AwaitingCause
                && line.rule().resume() == LineRule.Resume.GREEN
                && board.books().current();
    }

    @Override
    public boolean isAmong(List<Glob> pipelines) {
        return members().stream().anyMatch(member -> Selection.any(pipelines, member.id()));
    }

    /// A line that somebody stopped by hand concerns everybody.
    @Override
    public boolean concerns(Addressee to) {
        return line.reason() instanceof Line.Reason.Cord
                || members().stream().anyMatch(member -> to.isAmong(member.breakers()));
    }

    /// What stops it now; empty when a person does.
    List<Member> members() {
        return line.reason() instanceof Line.Reason.Broken(List<Member> members) ? members : List.of();
    }

    boolean isStoppedBy(String pipeline) {
        return members().stream().anyMatch(member -> member.id().equals(pipeline));
    }

    boolean isStoppedFor(Set<String> services) {
        return isStoppedFor(line, services);
    }

    /// Whether who went back, or thinks of it, with one of these services stopped a line.
    static boolean isStoppedFor(Line line, Set<String> services) {
        return line.reason() instanceof Line.Reason.Cord(Stop stop)
                && stop.broken().stream().anyMatch(services::contains);
    }

    boolean covers(String pipeline) {
        return tile(pipeline).filter(tile -> line.rule().covers(tile.member())).isPresent();
    }

    @Override
    public Kind breaking() {
        return Kind.LINE_STOPPED;
    }

    @Override
    public Kind mending() {
        return Kind.LINE_RESUMED;
    }

    @Override
    public Notice notice(Kind kind, Standing before, Instant at) {
        boolean stopped = kind == Kind.LINE_STOPPED;
        return new Notice(
                kind,
                subject(),
                title(kind),
                stopped ? why() : Matter.claimWords(claim),
                stopped
                        ? members().stream()
                                .flatMap(member -> member.breakers().stream())
                                .distinct()
                                .toList()
                        : Matter.holders(claim),
                stopped && claim == null ? List.of(subject()) : List.of(),
                null,
                at,
                kind.isAlarm());
    }

    private Sentence title(Kind kind) {
        return switch (kind) {
            case LINE_RESUMED -> Sentence.of("notice.lineResumed", name());
            case CLAIMED, RELEASED -> Matter.claimTitle(kind, Claim.ofLine(name()), claim);
            default -> Sentence.of("notice.lineStopped", name());
        };
    }

    private List<Sentence> why() {
        return switch (line.reason()) {
            case Line.Reason.Cord(Stop stop) -> List.of(Sentence.of("notice.cord", who(stop), stop.why()));
            case Line.Reason.Broken(List<Member> members) ->
                members.stream()
                        .map(member -> tile(member.id()))
                        .flatMap(Optional::stream)
                        .map(LineMatter::broken)
                        .toList();
            case Line.Reason.AwaitingCause _ -> List.of(Sentence.of("notice.awaitingCause"));
            default -> List.of();
        };
    }

    private static Person who(Stop stop) {
        return stop.by() == null ? Person.of("Andon") : stop.by();
    }

    private Optional<Tile> tile(String pipeline) {
        return board.tiles().stream().filter(tile -> tile.id().equals(pipeline)).findFirst();
    }

    private static Sentence broken(Tile tile) {
        return Sentence.of("notice.part", tile.name(), Headline.broken(tile));
    }
}
