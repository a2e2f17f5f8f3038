package dev.andon.notice;

/// A way to tell people something: a desktop, a chat, a command. Used by one thread at a time; may block, and
/// bounds by itself how long.
@FunctionalInterface
public interface Channel {
    /// Tells it once.
    ///
    /// @param words the notice in the reader's language: its title, and a line for each detail
    /// @throws ChannelFault when it was not told, or when it is not known whether it was
    void tell(Notice notice, String words) throws ChannelFault;

    /// Whether only who sits here is told: what they muted is not told by it.
    default boolean isPersonal() {
        return false;
    }
}
