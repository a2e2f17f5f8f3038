package dev.andon.command;

import dev.andon.text.Grid;
import java.util.List;

/// The audit as a list that leaves Andon: the same from the command line and from the window. Columns may come,
/// none goes or changes its meaning.
public final class AuditGrid {
    private static final List<String> COLUMNS =
            List.of("number", "at", "who", "mail", "knownBy", "action", "subject", "words", "state", "outcome");

    private AuditGrid() {}

    public static Grid of(List<AuditEntry> entries) {
        return new Grid(COLUMNS, entries.stream().map(AuditGrid::row).toList());
    }

    private static List<String> row(AuditEntry entry) {
        return List.of(
                String.valueOf(entry.number()),
                entry.at().toString(),
                entry.actor().person().name(),
                entry.actor().person().mail(),
                entry.actor().known().word(),
                entry.action(),
                entry.subject(),
                entry.words(),
                entry.state().word(),
                entry.outcome());
    }
}
