package dev.andon.app;

import dev.andon.board.Board;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.crier.Crier;
import dev.andon.crier.Subscription;
import dev.andon.desk.CommandDesk;
import dev.andon.desktop.Answer;
import dev.andon.desktop.Toasts;
import dev.andon.notice.Addressee;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Notice;
import dev.andon.notice.NoticeRule;
import dev.andon.settings.Team;
import dev.andon.text.Texts;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the person at this desktop what boards bring, and carries out what they answer.
final class Notifying implements Consumer<Board>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifying.class);

    private final Team team;
    private final Texts texts;
    private final Supplier<@Nullable CommandDesk> desk;
    private final Consumer<@Nullable String> open;
    private final InstantSource clock;
    private final Toasts toasts;
    private final Crier crier;

    /// @param desk where claims go; null when there are no books
    /// @param open shows a page, or the wall for null; any thread
    Notifying(
            Team team,
            Texts texts,
            Supplier<@Nullable CommandDesk> desk,
            Consumer<@Nullable String> open,
            InstantSource clock) {
        this.team = team;
        this.texts = texts;
        this.desk = desk;
        this.open = open;
        this.clock = clock;
        this.toasts = new Toasts(System.getenv(), texts, EnumSet.allOf(Answer.class), this::answer);
        this.crier = new Crier(List.of(new Subscription(usual(team), List.of(toasts))), texts);
    }

    private static NoticeRule usual(Team team) {
        return NoticeRule.usual(team.me().isBlank() ? Addressee.ANYBODY : new Addressee(List.of(team.me())));
    }

    @Override
    public void accept(Board board) {
        crier.accept(board);
    }

    private void answer(Notice notice, Answer answer) {
        switch (answer) {
            case CLAIM -> claim(notice);
            case OPEN -> open.accept(notice.url());
            case MUTE -> crier.mute(notice.subject());
        }
    }

    /// What became of it takes the notification's place.
    private void claim(Notice notice) {
        CommandDesk open = desk.get();
        if (open == null) {
            return;
        }
        Actor me = SharedBooks.me(team);
        var command = new Command.TakeClaim(notice.claimable(), me.person(), "", null, null, false);
        Receipt receipt = open.submit(command, me);
        var reply = new Notice(
                Kind.CLAIMED,
                notice.subject(),
                receipt.sentence(),
                List.of(),
                List.of(me.person()),
                List.of(),
                notice.url(),
                clock.instant(),
                false);
        try {
            toasts.tell(reply, reply.words(texts));
        } catch (ChannelFault fault) {
            LOG.warn(fault.sentence());
        }
    }

    @Override
    public void close() {
        crier.close();
        toasts.close();
    }
}
