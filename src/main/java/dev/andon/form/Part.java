package dev.andon.form;

/// A part of a form: one thing that can be said, or several that belong together.
public sealed interface Part permits Field, Block {
    /// The keys that lead to it, such as `sources[1].every`; no other part of the form has the same.
    String path();
}
