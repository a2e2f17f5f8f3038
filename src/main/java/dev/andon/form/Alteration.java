package dev.andon.form;

/// What changes the parts that a form has.
public sealed interface Alteration {
    /// One more.
    ///
    /// @param path of a list, or of parts under names of their own
    /// @param name of these the new one's name; empty of a list
    record Add(String path, String name) implements Alteration {}

    /// One less.
    record Remove(String path) implements Alteration {}

    /// An item changes places with its neighbour.
    ///
    /// @param up whether with the one before it
    record Move(String path, boolean up) implements Alteration {}

    /// None, but what has been said may decide what else can be.
    record Look() implements Alteration {}
}
