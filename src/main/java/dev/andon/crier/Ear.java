package dev.andon.crier;

import dev.andon.board.Board;
import dev.andon.notice.Channel;
import dev.andon.notice.Incidents;
import dev.andon.notice.Notice;
import dev.andon.notice.NoticeRule;
import dev.andon.notice.Telling;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// One rule, what its addressee is to know, and what they were really told. Guarded by the crier.
final class Ear {
    private final NoticeRule rule;
    private final Set<Channel> channels;
    private Incidents now;
    /// As of when everything that there was to tell had been told.
    private Incidents told;
    /// What they may have been told since then, whether it is still so or not.
    private Incidents between = Incidents.NONE;
    private int untold;

    /// @param known what the addressee was told already
    Ear(NoticeRule rule, Set<Channel> channels, Incidents known) {
        this.rule = rule;
        this.channels = Set.copyOf(channels);
        this.now = known;
        this.told = known;
    }

    Set<Channel> channels() {
        return channels;
    }

    /// What its addressee knows if nobody can say what becomes of what still waits.
    Incidents known() {
        return now.doubting(told).doubtingAlso(between);
    }

    List<Notice> hear(Board board) {
        if (untold > 0) {
            between = between.toldHereOr(now);
        }
        Telling telling = now.after(board, rule);
        now = telling.next();
        untold += telling.notices().size() * channels.size();
        settle();
        return telling.notices();
    }

    private void settle() {
        if (untold == 0) {
            told = now;
            between = Incidents.NONE;
        }
    }

    /// A channel has told one notice, or has failed to for good.
    void done() {
        untold--;
        settle();
    }

    void mute(Collection<String> subjects) {
        for (String subject : subjects) {
            now = now.mute(subject);
        }
        settle();
    }

    /// What is to be kept.
    Incidents kept() {
        return known().afterRestart();
    }
}
