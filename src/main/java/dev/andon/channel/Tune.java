package dev.andon.channel;

import dev.andon.notice.Notice;
import java.util.List;
import java.util.Locale;

/// A short sound of our own, made of notes. Pure.
public enum Tune {
    /// Up and down and up: everybody stop.
    SIREN(note(660, 260), note(880, 260), note(660, 260), note(880, 260), note(660, 260), note(880, 420)),
    /// Two notes down: something broke.
    FALL(note(659, 180), note(440, 420)),
    /// Twice the same: somebody at the door.
    KNOCK(note(330, 110), note(0, 90), note(330, 110)),
    /// Three notes up: all is well.
    CHIME(note(523, 150), note(659, 150), note(784, 420)),
    /// One short note.
    TICK(note(880, 70));

    /// Samples a second, of 16 bits each, the lower byte first; one channel.
    static final int RATE = 44_100;

    static final int BYTES = 2;
    private static final double LOUDEST = 0.8;
    private static final double RISE_SECONDS = 0.006;
    private static final double FALL_SECONDS = 0.03;
    /// How strong the fundamental and the next harmonics are: softer than a bare sine, milder than a square.
    private static final double[] HARMONICS = {0.7, 0.2, 0.1};

    /// @param hertz its pitch; 0 for a rest
    record Note(double hertz, int millis) {}

    private final List<Note> notes;

    Tune(Note... notes) {
        this.notes = List.of(notes);
    }

    private static Note note(double hertz, int millis) {
        return new Note(hertz, millis);
    }

    /// What a notice sounds like when nobody wishes anything else.
    static Tune of(Notice notice) {
        return switch (notice.kind()) {
            case LINE_STOPPED, GOES_BACK_SOON -> SIREN;
            case BROKEN, SOURCE_LOST, VIOLATION, GUARD_STOPPED, ROLLBACK_FAILED, ROLLBACK_UNSURE -> FALL;
            case UNCLAIMED_TOO_LONG,
                    STILL_BROKEN,
                    CLAIM_LAPSED,
                    CLAIM_ENDS_SOON,
                    FIX_OVERDUE,
                    GUARD_WARNED,
                    TOKEN_ENDS -> KNOCK;
            case FIXED, LINE_RESUMED, SOURCE_BACK, ROLLED_BACK -> CHIME;
            case CLAIMED, RELEASED, GONE, VETOED, ROLLING_BACK, TOKEN_RENEWED -> TICK;
            case DIGEST -> notice.alarm() ? FALL : CHIME;
        };
    }

    /// The word in the settings.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int millis() {
        return notes.stream().mapToInt(Note::millis).sum();
    }

    /// @param volume in percent; half of it sounds half as loud, which is a quarter of the deflection
    byte[] samples(int volume) {
        double loudness = Math.clamp(volume, 0, 100) / 100.0;
        var samples = new byte[notes.stream().mapToInt(Tune::length).sum() * BYTES];
        int at = 0;
        for (Note note : notes) {
            for (int i = 0; i < length(note); i++, at += BYTES) {
                int sample = (int) Math.round(wave(note, i) * loudness * loudness * LOUDEST * Short.MAX_VALUE);
                samples[at] = (byte) sample;
                samples[at + 1] = (byte) (sample >> Byte.SIZE);
            }
        }
        return samples;
    }

    private static int length(Note note) {
        return note.millis() * RATE / 1_000;
    }

    /// Each note begins and ends in silence, or it would click.
    private static double wave(Note note, int sample) {
        double time = (double) sample / RATE;
        double left = note.millis() / 1_000.0 - time;
        double envelope = Math.clamp(time / RISE_SECONDS, 0, 1) * Math.clamp(left / FALL_SECONDS, 0, 1);
        double sum = 0;
        for (int harmonic = 0; harmonic < HARMONICS.length; harmonic++) {
            sum += HARMONICS[harmonic] * Math.sin(2 * Math.PI * note.hertz() * (harmonic + 1) * time);
        }
        return envelope * sum;
    }
}
