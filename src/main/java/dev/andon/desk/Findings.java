package dev.andon.desk;

import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.RollbackBook;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.InstantSource;

/// Writes what came of rollbacks, each once, into the book and the audit. Safe for use by several threads. Blocks
/// on I/O.
public final class Findings {
    /// What was gone back from is not forgotten before.
    public static final Duration REMEMBERED = Duration.ofDays(30);

    private final RollbackBook book;
    private final AuditLog audit;
    private final InstantSource clock;

    public Findings(RollbackBook book, AuditLog audit, InstantSource clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    public void write(Rollback rollback, Rollback.Finding finding) {
        if (!book.decide(rollback.number(), finding)) {
            return;
        }
        AuditEntry entry = audit.intend(new AuditEntry(
                0,
                clock.instant(),
                new Actor(Person.of("Andon"), Actor.Known.RULE),
                "rolled-" + rollback.way().word(),
                rollback.subject(),
                rollback.from().version() + " → " + rollback.to().version(),
                AuditEntry.State.INTENDED,
                ""));
        audit.settle(entry.number(), state(finding), finding.word());
    }

    private static AuditEntry.State state(Rollback.Finding finding) {
        return switch (finding) {
            case DONE -> AuditEntry.State.DONE;
            case FAILED, NOT_DONE, OVERTAKEN -> AuditEntry.State.FAILED;
            case UNKNOWN -> AuditEntry.State.UNSURE;
        };
    }
}
