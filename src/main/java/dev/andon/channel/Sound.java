package dev.andon.channel;

import dev.andon.notice.Channel;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Notice;
import org.jspecify.annotations.Nullable;

/// Plays a short sound for each notice.
public final class Sound implements Channel {
    /// Plays one thing at a time, and bounds by itself how long. Safe for use by several threads.
    @FunctionalInterface
    public interface Speaker {
        /// Returns when it was heard.
        ///
        /// @param samples as [Tune] makes them
        /// @throws ChannelFault when nobody can have heard it
        void play(byte[] samples) throws ChannelFault;
    }

    private final @Nullable Tune tune;
    private final int volume;
    private final Speaker speaker;

    /// @param tune what is played; null for each kind's own
    /// @param volume in percent
    public Sound(@Nullable Tune tune, int volume, Speaker speaker) {
        this.tune = tune;
        this.volume = volume;
        this.speaker = speaker;
    }

    @Override
    public void tell(Notice notice, String words) throws ChannelFault {
        speaker.play((tune == null ? Tune.of(notice) : tune).samples(volume));
    }

    @Override
    public String toString() {
        return "sound";
    }

    @Override
    public boolean isPersonal() {
        return true;
    }
}
