package dev.andon.store;

import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/// A program that does deeds, each of which must be done by one program alone, until it is killed. It goes the
/// way of every command: the right to it, the intention in the audit, the deed, what became of it. It says on its
/// standard output that it did one.
final class Deed {
    /// So few that most programs are killed before they are through.
    private static final int A_LIFE = 6;
    private static final Duration LENGTH = Duration.ofSeconds(2);
    private static final Duration TO_SPARE = Duration.ofMillis(500);

    private Deed() {}

    /// Arguments: its books, how many deeds there are.
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream output = new PrintStream(System.out, true);
        var store = new Store(Place.of(arguments[0]));
        int deeds = Integer.parseInt(arguments[1]);
        int left = A_LIFE;
        while (true) {
            try {
                Set<String> known = intended(store.audit());
                for (int deed = 0; deed < deeds && left > 0; deed++) {
                    if (!known.contains("deed " + deed) && attempt(store, "deed " + deed, output)) {
                        left--;
                    }
                }
                if (left == 0 || known.size() == deeds) {
                    output.println("done");
                    new CountDownLatch(1).await();
                }
            } catch (StoreFailure busy) {
                // Nothing is known to have been written: it is looked at again.
            }
        }
    }

    private static boolean attempt(Store store, String deed, PrintStream output) {
        long asked = System.nanoTime();
        if (!store.leases().hold(deed, LENGTH)) {
            return false;
        }
        // Somebody may have begun it, and been killed: then nobody knows whether it was done, and it is not repeated.
        if (!intended(store.audit()).contains(deed)) {
            AuditEntry entry = store.audit().intend(entry(deed));
            if (System.nanoTime() - asked < LENGTH.minus(TO_SPARE).toNanos()) {
                output.println("did " + deed);
                store.audit().settle(entry.number(), AuditEntry.State.DONE, "");
            }
        }
        store.leases().letGo(deed);
        return true;
    }

    static Set<String> intended(AuditLog audit) {
        return audit.since(Instant.EPOCH).stream().map(AuditEntry::subject).collect(Collectors.toSet());
    }

    private static AuditEntry entry(String deed) {
        return new AuditEntry(
                0,
                Instant.EPOCH,
                new Actor(Person.of("Andon"), Actor.Known.RULE),
                "act",
                deed,
                "",
                AuditEntry.State.INTENDED,
                "");
    }
}
