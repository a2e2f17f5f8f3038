package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimBook;
import dev.andon.claim.Release;
import dev.andon.claim.Taking;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.people.Person;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the desk does with claims, once it is allowed and audited. Safe for use by several threads. Blocks on
/// I/O.
final class ClaimDesk {
    private final ClaimBook claims;
    private final InstantSource clock;

    ClaimDesk(ClaimBook claims, InstantSource clock) {
        this.claims = claims;
        this.clock = clock;
    }

    Receipt take(Command.TakeClaim command, Actor actor, Board board) {
        Person holder = board.crew().person(command.holder());
        List<String> taken = new ArrayList<>();
        for (String subject : command.subjects()) {
            Claim wanted = claim(subject, holder, actor, command.why(), command.lasts(), command.fix());
            Optional<Claim> written = board.books().claimOn(subject);
            Taking taking = written.isPresent() ? claims.handOver(written.get().number(), wanted) : claims.take(wanted);
            switch (taking) {
                case Taking.Taken _ -> taken.add(subject);
                case Taking.Held(Claim theirs) -> {
                    return new Receipt.Denied(Sentence.of("deny.held", subject, theirs.holder()));
                }
                case Taking.Gone() -> {
                    return new Receipt.Denied(Sentence.of("deny.changedSince", subject));
                }
            }
        }
        return new Receipt.Done(Sentence.of("receipt.claimed", holder, taken));
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
        boolean released = board.books()
                .claimOn(subject)
                .filter(claim -> claims.release(claim.number(), Release.BY_HAND, actor.person(), clock.instant()))
                .isPresent();
        return released
                ? new Receipt.Done(Sentence.of("receipt.released", subject))
                : new Receipt.Denied(Sentence.of("deny.changedSince", subject));
    }

    /// Each claim goes over by itself: one that changed meanwhile keeps none of the others back, and is named.
    Receipt handOver(Command.HandOver command, Actor actor, Board board) {
        Person to = board.crew().person(command.to());
        List<String> gone = new ArrayList<>();
        List<String> handed = new ArrayList<>();
        for (Claim claim : board.heldBy(command.from())) {
            if (command.subjects().isEmpty() || command.subjects().contains(claim.subject())) {
                String why = command.why().isBlank() ? claim.why() : command.why();
                Claim successor = claim(claim.subject(), to, actor, why, command.lasts(), null);
                boolean done = claims.handOver(claim.number(), successor) instanceof Taking.Taken;
                (done ? handed : gone).add(claim.subject());
            }
        }
        if (handed.isEmpty()) {
            return new Receipt.Denied(Sentence.of("deny.changedSince", gone));
        }
        return new Receipt.Done(
                gone.isEmpty()
                        ? Sentence.of("receipt.claimed", to, handed)
                        : Sentence.of("receipt.handedOverBut", to, handed, gone));
    }
}
