package dev.andon.notice;

import dev.andon.board.Board;
import dev.andon.board.Post;
import dev.andon.board.Subject;
import dev.andon.board.Tile;
import dev.andon.claim.Claim;
import dev.andon.line.Line;
import dev.andon.people.Person;
import dev.andon.source.Freshness;
import dev.andon.source.Glob;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing on a board that people may be told about: a pipeline, a line, a source or its token.
interface Matter {
    /// How it stands.
    enum State {
        BROKEN,
        WELL,
        /// It cannot be said: no edge leads there or from there.
        UNCLEAR
    }

    /// What notices of it are about.
    String subject();

    /// The source it belongs to, or empty.
    String source();

    /// What people call it.
    String name();

    State state();

    /// Whether nothing could have happened to it unseen.
    boolean reliable();

    /// How many failures in a row; 1 where nobody counts.
    default int streak() {
        return 1;
    }

    /// Whether it is among these pipelines.
    boolean isAmong(List<Glob> pipelines);

    /// Whether it is this addressee's, while it is broken.
    boolean concerns(Addressee to);

    @Nullable
    Claim claim();

    /// Whether people are reminded of it while nobody is on it.
    default boolean isNagging() {
        return false;
    }

    /// Whether what is wrong with it may only be flaky, as long as that is run again.
    default boolean isTried() {
        return false;
    }

    /// The notice of what became of it.
    ///
    /// @param before how it stood
    Notice notice(Kind kind, Standing before, Instant at);

    /// Its page, or null.
    default @Nullable String page() {
        return null;
    }

    /// What is told of a claim whose time is over, or almost.
    default Sentence title(Kind kind, Claim claim, Instant at) {
        return switch (kind) {
            case CLAIM_ENDS_SOON -> Sentence.of("notice.claimEndsSoon", name(), left(claim, at), claim.holder());
            case FIX_OVERDUE -> Sentence.of("notice.fixOverdue", name(), claim.holder());
            default -> Sentence.of("notice.claimLapsed", name(), claim.holder());
        };
    }

    private static Duration left(Claim claim, Instant at) {
        Instant until = claim.until();
        return until == null || until.isBefore(at) ? Duration.ZERO : Duration.between(at, until);
    }

    Kind breaking();

    Kind mending();

    default String holder() {
        Claim claim = claim();
        return claim == null ? "" : claim.holder().name();
    }

    /// Everything on a board.
    static List<Matter> of(Board board) {
        Set<String> fresh = fresh(board);
        Set<String> tried = board.tried();
        List<Matter> all = new ArrayList<>(board.tiles().size());
        for (Post post : board.sources()) {
            all.add(new SourceMatter(post, post.freshness(board.at())));
            all.addAll(TokenMatter.of(post, board.at()));
        }
        for (Tile tile : board.tiles()) {
            if (!tile.placeholder()) {
                boolean reliable = fresh.contains(tile.source()) && !tile.vanished();
                all.add(new PipelineMatter(tile, reliable, tried.contains(tile.id())));
                ViolationMatter.of(tile, reliable).ifPresent(all::add);
            }
        }
        for (Line line : board.lines()) {
            all.add(new LineMatter(
                    line,
                    board,
                    fresh.size() == board.sources().size(),
                    board.claimOn(Claim.ofLine(line.name())).orElse(null)));
        }
        return all;
    }

    /// The names of the sources that can be relied on.
    static Set<String> fresh(Board board) {
        Set<String> fresh = new HashSet<>();
        for (Post post : board.sources()) {
            if (post.freshness(board.at()) == Freshness.FRESH) {
                fresh.add(post.source().name());
            }
        }
        return fresh;
    }

    /// What is told of who is on it.
    static Sentence claimTitle(Kind kind, String name, @Nullable Claim claim) {
        return kind == Kind.CLAIMED && claim != null
                ? Sentence.of("notice.claimed", claim.holder(), Subject.named(name))
                : Sentence.of("notice.released", Subject.named(name));
    }

    /// The words of who is on it.
    static List<Sentence> claimWords(@Nullable Claim claim) {
        return claim == null || claim.why().isBlank() ? List.of() : List.of(Sentence.of("notice.words", claim.why()));
    }

    /// Who is on it, as the people of a notice.
    static List<Person> holders(@Nullable Claim claim) {
        return claim == null ? List.of() : List.of(claim.holder());
    }
}
