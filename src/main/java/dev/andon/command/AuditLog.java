package dev.andon.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The audit that a team shares. Entries are never changed but for their state, and never removed. Safe for use
/// by several threads. Blocks on I/O; what it acknowledged survives a killed process. Every method throws
/// [dev.andon.source.StoreFailure] when the log is out of reach.
public interface AuditLog {
    /// Writes that something is about to be done. When this fails, it must not be done.
    ///
    /// @return the entry with its number
    AuditEntry intend(AuditEntry entry);

    /// Writes what became of it.
    ///
    /// @param state any but [AuditEntry.State#INTENDED]
    void settle(long number, AuditEntry.State state, String outcome);

    /// All entries from this time on, newest first.
    List<AuditEntry> since(Instant begin);

    /// A page of the entries that somebody looks for, newest first. Capitals do not matter where they are of the
    /// Latin alphabet without marks.
    List<AuditEntry> find(AuditQuery query);

    /// This page and all that follow it.
    default List<AuditEntry> findAll(AuditQuery query) {
        List<AuditEntry> all = new ArrayList<>();
        List<AuditEntry> page = find(query);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page.size() < query.size() ? List.of() : find(query.after(page.getLast()));
        }
        return all;
    }
}
