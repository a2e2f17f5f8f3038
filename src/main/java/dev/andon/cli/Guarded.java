package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.desk.Findings;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Vigil;
import dev.andon.store.Store;
import java.time.Instant;
import java.util.List;

/// The guarded service that a command names.
///
/// @param rule its guard
record Guarded(GuardRule rule) {
    /// @param service with or without the source it is seen on
    /// @throws UsageFault when nothing guards it
    static Guarded of(Configuration wanted, String service) {
        return wanted.guards().stream()
                .filter(guard -> service.equals(guard.service().toString()) || service.endsWith("/" + guard.service()))
                .findFirst()
                .map(Guarded::new)
                .orElseThrow(() -> new UsageFault("No guard of the settings watches " + service + "."));
    }

    /// Its watched deploys, newest first.
    List<Vigil> vigils(Store store, Instant now) {
        return store.vigils().remembered(Findings.REMEMBERED, now).stream()
                .filter(vigil -> vigil.subject().endsWith("/" + rule.service()))
                .toList();
    }
}
