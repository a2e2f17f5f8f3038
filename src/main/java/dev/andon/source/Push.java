package dev.andon.source;

/// A server that says when something changed. A push is a hint to look now, never data to trust on its own: none
/// of these streams replays what was missed.
public interface Push {
    /// Listens until the stream ends or breaks, calling `changed` at each change and once when the stream stands.
    /// Blocks; an interrupt ends it.
    ///
    /// @throws ServerFault when the stream cannot be opened or broke
    void listen(Runnable changed) throws ServerFault, InterruptedException;
}
