package dev.andon.store;

import dev.andon.source.Leases;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/// Leases in a table.
///
/// @param holder us
record SqlLeases(Access access, String holder) implements Leases {
    @Override
    public boolean hold(String name, Duration length) {
        return access.ask(handle -> hold(handle, name, holder, length));
    }

    static boolean hold(Handle handle, String name, String holder, Duration length) {
        return handle.createUpdate("""
                        INSERT INTO lease (name, holder, ends) VALUES (:name, :holder, <now> + :length)
                        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends = excluded.ends
                        WHERE lease.holder = excluded.holder OR lease.ends <= <now>
                        """)
                        .bind("name", name)
                        .bind("holder", holder)
                        .bind("length", length.toMillis())
                        .execute()
                == 1;
    }

    @Override
    public void letGo(String name) {
        access.ask(handle -> letGo(handle, name, holder));
    }

    static int letGo(Handle handle, String name, String holder) {
        return handle.createUpdate("DELETE FROM lease WHERE name = :name AND holder = :holder")
                .bind("name", name)
                .bind("holder", holder)
                .execute();
    }
}
