package dev.andon.store;

import dev.andon.build.RunBook;
import dev.andon.build.SightBook;
import dev.andon.build.TrailBook;
import dev.andon.claim.ClaimBook;
import dev.andon.command.AuditLog;
import dev.andon.deploy.RollbackBook;
import dev.andon.guard.VigilBook;
import dev.andon.line.ConfirmationBook;
import dev.andon.line.GateBook;
import dev.andon.line.StopBook;
import dev.andon.report.PracticeBook;
import dev.andon.source.Leases;
import dev.andon.source.StoreFailure;
import java.util.UUID;

/// The books that a team shares. Making one does no I/O: it opens at its first use, or at the first one that
/// succeeds, and comes back by itself when its database does. Every call ends within seconds. Safe for use by
/// several threads; several programs may have the same books open.
public final class Store implements AutoCloseable {
    /// Until it is closed.
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private final Engine engine;
    private final String holder = "andon " + UUID.randomUUID();
    private final Access access;
    private final SourceKeys keys;

    public Store(Database database) {
        this.engine = Engine.of(database);
        this.access = new Access(engine, holder);
        // Programs that share a file are on one machine; those that share a server may be anywhere.
        this.keys = new SourceKeys(access, database instanceof Embedded ? "" : holder);
    }

    /// Opens the books now, and makes or migrates their tables.
    ///
    /// @throws StoreFailure when they are out of reach, damaged, or were written by a newer Andon
    public Store open() {
        access.open();
        return this;
    }

    public ClaimBook claims() {
        return new SqlClaimBook(access);
    }

    public StopBook stops() {
        return new SqlStopBook(access);
    }

    public ConfirmationBook confirmations() {
        return new SqlConfirmationBook(access);
    }

    public RollbackBook rollbacks() {
        return new SqlRollbackBook(access);
    }

    public VigilBook vigils() {
        return new SqlVigilBook(access);
    }

    public TrailBook trails() {
        return new SqlTrailBook(access);
    }

    public RunBook runs() {
        return new SqlRunBook(access);
    }

    public PracticeBook practices() {
        return new SqlPracticeBook(access);
    }

    public GateBook gates() {
        return new SqlGateBook(access);
    }

    public AuditLog audit() {
        return new SqlAuditLog(access);
    }

    /// Held in the name of this store: another one, even of the same program, is another holder.
    public Leases leases() {
        return new SqlLeases(access, holder);
    }

    /// The right to look is held in the same name.
    public SightBook sights() {
        return new SqlSightBook(access, holder, keys);
    }

    /// The same with nobody who asks for what is seen.
    public Listening listen(Runnable changed) {
        return listen(changed, () -> {});
    }

    /// Tells when another program wrote into the books; once at the beginning, and once more whenever some of it
    /// may have been missed. Never throws: when the books are away it waits for them.
    ///
    /// @param changed called when it wrote of claims, stops or acts; on a thread of the store's: must be quick
    ///     and not throw
    /// @param seen called in the same way when something else was seen of a source, or hinted at
    public Listening listen(Runnable changed, Runnable seen) {
        return engine.changes(access, holder, changed, seen).start();
    }

    /// For the tests, which look into the tables.
    Access access() {
        return access;
    }

    /// For the tests of what sources are called in them.
    SourceKeys keys() {
        return keys;
    }

    @Override
    public void close() {
        access.close();
    }
}
