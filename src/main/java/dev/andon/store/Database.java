package dev.andon.store;

/// Where the books are.
public sealed interface Database permits Embedded, Shared {}
