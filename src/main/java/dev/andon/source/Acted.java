package dev.andon.source;

/// What became of an act on a server that was sent at most once.
public sealed interface Acted {
    /// The server took it.
    record Done() implements Acted {}

    /// It certainly did not happen: the server refused it, or never heard of it.
    record NotDone(Fault fault) implements Acted {}

    /// It was sent and may have happened. It is settled by looking, never by sending it again.
    record Unsure(Fault fault) implements Acted {}
}
