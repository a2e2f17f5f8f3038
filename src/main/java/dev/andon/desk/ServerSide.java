package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.build.ServerClaims;
import dev.andon.claim.Claim;
import dev.andon.claim.Echo;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.StoreFailure;
import dev.andon.source.Trouble.Word;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says claims to the build servers that have claims of their own: each once, by the program that took the
/// command, after the team's book and written into the audit before. A claim here stands whatever becomes of it
/// there. Safe for use by several threads. Blocks on I/O.
final class ServerSide {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSide.class);

    private final Function<String, Optional<ServerClaims>> servers;
    private final AuditLog audit;
    private final InstantSource clock;

    /// What became of it on the server.
    sealed interface Said {
        /// It has no claims of its own, or nobody told whose user id it is.
        record Nothing() implements Said {}

        /// The server says the same now.
        record Same(Echo echo) implements Said {}

        /// The server says that somebody else was there before.
        record Held(ServerClaim theirs) implements Said {}

        /// The server does not say the same.
        ///
        /// @param unsure whether it may do so yet
        record Failed(String source, Fault fault, boolean unsure) implements Said {}
    }

    /// @param servers by the names of sources, those that have claims of their own
    ServerSide(Function<String, Optional<ServerClaims>> servers, AuditLog audit, InstantSource clock) {
        this.servers = servers;
        this.audit = audit;
        this.clock = clock;
    }

    /// One pipeline on its server.
    private record Place(ServerClaims server, Tile tile) {
        Pipeline pipeline() {
            return tile.known().pipeline();
        }

        Said failed(Fault fault) {
            return new Said.Failed(tile.source(), fault, false);
        }

        Said unsure(Fault fault) {
            return new Said.Failed(tile.source(), fault, true);
        }

        Optional<ServerClaim> who() throws ServerFault {
            return server.who(pipeline());
        }
    }

    private Optional<Place> place(String subject, Board board) {
        return board.tiles().stream()
                .filter(tile -> tile.id().equals(subject) && !tile.placeholder())
                .findFirst()
                .flatMap(tile -> servers.apply(tile.source()).map(server -> new Place(server, tile)));
    }

    /// Says who is on it, where their user id is known; that somebody else no longer is, where it is not.
    ///
    /// @param over whether whoever is on it there gives way
    Said claim(Claim claim, boolean over, Actor actor, Board board) {
        return place(claim.subject(), board)
                .map(place -> claim(place, claim, over, actor, board.crew()))
                .orElseGet(Said.Nothing::new);
    }

    private Said claim(Place place, Claim claim, boolean over, Actor actor, Crew crew) {
        try {
            Optional<ServerClaim> before = place.who();
            if (before.isPresent() && isTheirs(before.get(), claim.holder(), place, crew)) {
                return same(before.get(), place);
            }
            if (before.isPresent() && !over) {
                return new Said.Held(before.get());
            }
            String login = crew.login(claim.holder(), place.tile().source());
            if (!login.isEmpty()) {
                return audited(
                        "claim-at-server",
                        claim.subject(),
                        login,
                        actor,
                        place,
                        () -> confirmed(
                                place.server().claim(place.pipeline(), login, claim.why()), claim, place, crew));
            }
            return before.isEmpty() ? new Said.Nothing() : unclaim(place, actor);
        } catch (ServerFault fault) {
            return place.failed(fault.fault());
        } catch (RuntimeException bug) {
            return place.failed(tripped(place, bug));
        }
    }

    /// The claim here stands whatever becomes of it there.
    private static Fault tripped(Place place, RuntimeException bug) {
        LOG.error("The claims of {} have a bug", place.tile().source(), bug);
        return Fault.of(FaultKind.UNREADABLE, Word.SENSELESS, bug.getClass().getSimpleName());
    }

    private static boolean isTheirs(ServerClaim there, Person here, Place place, Crew crew) {
        return there.whose(crew, place.tile().source()).isSame(crew.person(here));
    }

    /// Servers take a form and pass over what they do not like, so only what they say afterwards counts. Where no
    /// answer came, looking may settle it as well.
    private static Said confirmed(Acted acted, Claim claim, Place place, Crew crew) {
        if (acted instanceof Acted.NotDone(Fault fault)) {
            return place.failed(fault);
        }
        try {
            Optional<ServerClaim> after = place.who();
            if (after.isPresent() && isTheirs(after.get(), claim.holder(), place, crew)) {
                return same(after.get(), place);
            }
        } catch (ServerFault fault) {
            return place.unsure(fault.fault());
        }
        return unconfirmed(acted, place);
    }

    private static Said unconfirmed(Acted acted, Place place) {
        return acted instanceof Acted.Unsure(Fault fault)
                ? place.unsure(fault)
                : place.failed(Fault.of(FaultKind.REFUSED, Word.DOES_NOT_SAY_SO));
    }

    private static Said same(ServerClaim there, Place place) {
        Instant since = there.since();
        return since == null
                ? new Said.Nothing()
                : new Said.Same(
                        new Echo(there.login(), since, place.pipeline().last().label()));
    }

    /// Says that whoever was on it no longer is, if the server still says so.
    ///
    /// @param claim what ended, by the book or by the server alone
    Said release(Claim claim, Actor actor, Board board) {
        return place(claim.subject(), board)
                .map(place -> release(place, claim, actor, board.crew()))
                .orElseGet(Said.Nothing::new);
    }

    private Said release(Place place, Claim claim, Actor actor, Crew crew) {
        try {
            Optional<ServerClaim> before = place.who();
            boolean still = before.isPresent() && isTheirs(before.get(), claim.holder(), place, crew);
            return still ? unclaim(place, actor) : new Said.Nothing();
        } catch (ServerFault fault) {
            return place.failed(fault.fault());
        } catch (RuntimeException bug) {
            return place.failed(tripped(place, bug));
        }
    }

    private Said unclaim(Place place, Actor actor) {
        return audited("release-at-server", place.tile().id(), "", actor, place, () -> {
            Acted acted = place.server().unclaim(place.pipeline());
            if (acted instanceof Acted.NotDone(Fault fault)) {
                return place.failed(fault);
            }
            try {
                return place.who().isEmpty() ? new Said.Nothing() : unconfirmed(acted, place);
            } catch (ServerFault fault) {
                return place.unsure(fault.fault());
            }
        });
    }

    /// Something that is said to a server.
    private interface Step {
        Said act() throws ServerFault;
    }

    private Said audited(String action, String subject, String words, Actor actor, Place place, Step step) {
        AuditEntry intended;
        try {
            intended = audit.intend(
                    new AuditEntry(0, clock.instant(), actor, action, subject, words, AuditEntry.State.INTENDED, ""));
        } catch (StoreFailure failure) {
            return place.failed(new Fault(FaultKind.UNREACHABLE, failure.sentence()));
        }
        Said said;
        try {
            said = step.act();
        } catch (ServerFault fault) {
            said = place.failed(fault.fault());
        } catch (RuntimeException bug) {
            // It may have shown after the request was sent.
            said = place.unsure(tripped(place, bug));
        }
        settle(intended, said);
        return said;
    }

    /// When the audit cannot be settled the entry stays `intended`, which says so.
    private void settle(AuditEntry intended, Said said) {
        try {
            if (said instanceof Said.Failed(var _, Fault fault, boolean unsure)) {
                audit.settle(
                        intended.number(),
                        unsure ? AuditEntry.State.UNSURE : AuditEntry.State.FAILED,
                        fault.sentence());
            } else {
                audit.settle(intended.number(), AuditEntry.State.DONE, "");
            }
        } catch (StoreFailure _) {
            // Told by the banner that the books are away.
        }
    }
}
