package dev.andon.form;

import java.util.List;

/// Parts of a form that belong together.
///
/// @param name what it is called where it stands; of an item what tells it from the others, and empty when
///     nothing does yet
/// @param meaning for people; empty of an item
public record Block(String path, String name, String meaning, Kind kind, List<Part> parts) implements Part {
    /// What holds the parts together.
    public enum Kind {
        /// Keys that are known.
        GROUP,
        /// As many items as somebody wants, in an order: blocks of the kind [#ITEM].
        LIST,
        ITEM,
        /// As many parts as somebody wants, under names of their own.
        NAMED
    }

    public Block {
        parts = List.copyOf(parts);
    }
}
