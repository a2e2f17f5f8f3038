package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Subject;
import dev.andon.board.Tile;
import dev.andon.build.ServerClaim;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimBook;
import dev.andon.claim.Echo;
import dev.andon.claim.Release;
import dev.andon.claim.Taking;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.people.Person;
import dev.andon.source.Fault;
import dev.andon.source.StoreFailure;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the desk does with claims, once it is allowed and audited. Safe for use by several threads. Blocks on
/// I/O.
final class ClaimDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimDesk.class);
    private static final Actor ANDON = new Actor(Person.of("Andon"), Actor.Known.RULE);

    private final ClaimBook claims;
    private final ServerSide servers;
    private final InstantSource clock;

    ClaimDesk(ClaimBook claims, ServerSide servers, InstantSource clock) {
        this.claims = claims;
        this.servers = servers;
        this.clock = clock;
    }

    /// Each by itself, as at a hand-over: one that somebody else has keeps none of the others back.
    Receipt take(Command.TakeClaim command, Actor actor, Board board) {
        Person holder = board.crew().person(command.holder());
        List<String> taken = new ArrayList<>();
        List<Sentence> remarks = new ArrayList<>();
        try {
            for (String subject : command.subjects()) {
                Claim wanted = claim(subject, holder, actor, command.why(), command.lasts(), command.fix());
                Optional<Claim> written = board.books().claimOn(subject);
                Taking taking =
                        written.isPresent() ? claims.handOver(written.get().number(), wanted) : claims.take(wanted);
                switch (taking) {
                    case Taking.Taken(Claim claim) -> {
                        taken.add(subject);
                        ServerSide.Said said = servers.claim(claim, command.takeOver(), actor, board);
                        if (said instanceof ServerSide.Said.Held(ServerClaim theirs)) {
                            remarks.add(giveWay(claim, theirs, board));
                            taken.remove(subject);
                        } else {
                            remark(said, claim).ifPresent(remarks::add);
                        }
                    }
                    case Taking.Held(Claim theirs) ->
                        remarks.add(Sentence.of("deny.held", Subject.named(subject), theirs.holder()));
                    case Taking.Gone() -> remarks.add(Sentence.of("deny.changedSince", Subject.named(subject)));
                }
            }
        } catch (StoreFailure failure) {
            remarks.add(restUndone(failure, taken));
        }
        return taken.isEmpty()
                ? new Receipt.Denied(remarks.getFirst())
                : done(Sentence.of("receipt.claimed", holder, Subject.named(taken)), remarks);
    }

    /// What was done before the books went away was done, and who asked must know.
    ///
    /// @throws StoreFailure when that is nothing
    private static Sentence restUndone(StoreFailure failure, List<String> done) {
        if (done.isEmpty()) {
            throw failure;
        }
        return Sentence.of("receipt.restUndone", failure.sentence());
    }

    /// Somebody claimed it on the server before, and no look had shown that yet: it is theirs here, too.
    ///
    /// @return who has it
    private Sentence giveWay(Claim ours, ServerClaim theirs, Board board) {
        Tile tile = board.tiles().stream()
                .filter(one -> one.id().equals(ours.subject()))
                .findFirst()
                .orElseThrow();
        Person holder = theirs.whose(board.crew(), tile.source());
        Instant since = theirs.since();
        if (since == null) {
            claims.release(ours.number(), Release.HANDED_OVER, null, clock.instant());
        } else {
            var echo = new Echo(
                    theirs.login(), since, tile.known().pipeline().last().label());
            var claim = new Claim(0, ours.subject(), holder, holder, theirs.reason(), clock.instant(), null, null);
            if (claims.handOver(ours.number(), claim) instanceof Taking.Taken(Claim written)) {
                hear(written, echo);
            }
        }
        return Sentence.of("deny.held", Subject.named(ours.subject()), holder);
    }

    /// What there is to say of the server, and what the book is to remember.
    private Optional<Sentence> remark(ServerSide.Said said, Claim claim) {
        return switch (said) {
            case ServerSide.Said.Same(Echo echo) -> {
                hear(claim, echo);
                yield Optional.empty();
            }
            case ServerSide.Said.Failed(String source, Fault fault, boolean unsure) ->
                Optional.of(Sentence.of(unsure ? "receipt.unsureOnServer" : "receipt.notOnServer", source, fault));
            case ServerSide.Said.Nothing _, ServerSide.Said.Held _ -> Optional.empty();
        };
    }

    /// What the book does not learn now, the next look tells it.
    private void hear(Claim claim, Echo echo) {
        try {
            claims.heard(claim.number(), echo);
        } catch (StoreFailure away) {
            LOG.info("It is not written yet that {} is claimed on its server: {}", claim.subject(), away.sentence());
        }
    }

    private static Receipt done(Sentence sentence, List<Sentence> remarks) {
        return new Receipt.Done(
                remarks.isEmpty()
                        ? sentence
                        : Sentence.of(
                                "receipt.but",
                                sentence,
                                remarks.stream().distinct().toList()));
    }

    private Claim claim(
            String subject, Person holder, Actor by, String why, @Nullable Duration lasts, @Nullable Duration fix) {
        Instant now = clock.instant();
        return new Claim(0, subject, holder, by.person(), why, now, after(now, lasts), after(now, fix));
    }

    private static @Nullable Instant after(Instant now, @Nullable Duration time) {
        return time == null ? null : now.plus(time);
    }

    Receipt release(String subject, Actor actor, Board board) {
        Optional<Claim> written = board.books().claimOn(subject);
        Optional<Claim> held = written.or(() -> board.claimOn(subject));
        boolean released = written.isEmpty()
                || claims.release(written.get().number(), Release.BY_HAND, actor.person(), clock.instant());
        if (held.isEmpty() || !released) {
            return new Receipt.Denied(Sentence.of("deny.changedSince", Subject.named(subject)));
        }
        ServerSide.Said said = servers.release(held.get(), actor, board);
        return done(
                Sentence.of("receipt.released", Subject.named(subject)),
                remark(said, held.get()).map(List::of).orElse(List.of()));
    }

    /// The server of a claim that was over does not say it any longer either.
    void lapsed(Claim claim, Board board) {
        if (claim.echo() != null
                && servers.release(claim, ANDON, board)
                        instanceof ServerSide.Said.Failed(var source, var fault, var _)) {
            LOG.warn("{} still says who was on {}: {}", source, claim.subject(), fault.sentence());
        }
    }

    /// Each claim goes over by itself: one that changed meanwhile keeps none of the others back, and is named.
    Receipt handOver(Command.HandOver command, Actor actor, Board board) {
        Person to = board.crew().person(command.to());
        List<String> gone = new ArrayList<>();
        List<String> handed = new ArrayList<>();
        List<Sentence> remarks = new ArrayList<>();
        try {
            for (Claim claim : board.heldBy(command.from())) {
                if (command.subjects().isEmpty() || command.subjects().contains(claim.subject())) {
                    String why = command.why().isBlank() ? claim.why() : command.why();
                    Claim successor = claim(claim.subject(), to, actor, why, command.lasts(), null);
                    if (claims.handOver(claim.number(), successor) instanceof Taking.Taken(Claim taken)) {
                        handed.add(claim.subject());
                        remark(servers.claim(taken, true, actor, board), taken).ifPresent(remarks::add);
                    } else {
                        gone.add(claim.subject());
                    }
                }
            }
        } catch (StoreFailure failure) {
            remarks.add(restUndone(failure, handed));
        }
        if (handed.isEmpty()) {
            return new Receipt.Denied(Sentence.of("deny.changedSince", Subject.named(gone)));
        }
        return done(
                gone.isEmpty()
                        ? Sentence.of("receipt.claimed", to, Subject.named(handed))
                        : Sentence.of("receipt.handedOverBut", to, Subject.named(handed), Subject.named(gone)),
                remarks);
    }
}
