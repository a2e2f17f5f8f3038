package dev.andon.channel;

import dev.andon.notice.Channel;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Notice;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Says each notice aloud: its title and the first line of what there is to say about it.
public final class Speech implements Channel {
    private final Supplier<Optional<Voice>> voices;
    private final Locale language;
    private final int volume;
    private final Duration deadline;

    /// @param voices looks for what speaks here; a voice that is installed later is found later
    /// @param volume in percent
    /// @param deadline how long one notice may take
    public Speech(Supplier<Optional<Voice>> voices, Locale language, int volume, Duration deadline) {
        this.voices = voices;
        this.language = language;
        this.volume = volume;
        this.deadline = deadline;
    }

    @Override
    public void tell(Notice notice, String words) throws ChannelFault {
        Lines lines = Lines.of(words);
        String text = Pronounceable.of(
                lines.title() + "\n" + lines.rest().lines().findFirst().orElse(""));
        Voice voice = voices.get()
                .orElseThrow(() -> new ChannelFault("Nothing speaks here: speech-dispatcher or espeak-ng would."));
        if (!text.isEmpty()) {
            voice.saying(text, language, volume).run(deadline);
        }
    }

    @Override
    public String toString() {
        return "speech";
    }

    @Override
    public boolean isPersonal() {
        return true;
    }
}
