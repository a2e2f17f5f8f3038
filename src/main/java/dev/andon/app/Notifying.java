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
import dev.andon.desktop.Tray;
import dev.andon.notice.Addressee;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Notice;
import dev.andon.notice.NoticeRule;
import dev.andon.settings.Notify;
import dev.andon.settings.Team;
import dev.andon.text.Texts;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the person at this desktop what boards bring, and carries out what they answer.
final class Notifying implements Consumer<Board>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifying.class);

    private final Supplier<@Nullable CommandDesk> desk;
    private final Consumer<@Nullable String> open;
    private final Runnable quit;
    private final InstantSource clock;
    private final Crier crier = new Crier(List.of(), Texts.in(Locale.ENGLISH));
    private volatile @Nullable Place place;

    /// What belongs to one set of settings.
    private record Place(Team team, Texts texts, Toasts toasts, Tray tray) {
        void close() {
            tray.close();
            toasts.close();
        }
    }

    /// @param desk where claims go; null when there are no books
    /// @param open shows a page, or the wall for null; any thread
    /// @param quit ends the program; any thread
    Notifying(
            Supplier<@Nullable CommandDesk> desk, Consumer<@Nullable String> open, Runnable quit, InstantSource clock) {
        this.desk = desk;
        this.open = open;
        this.quit = quit;
        this.clock = clock;
    }

    /// What people want to be told from now on, and in which language; the usual when they do not say.
    synchronized void wants(List<Notify> wanted, Team team, Texts texts) {
        var toasts = new Toasts(System.getenv(), texts, EnumSet.allOf(Answer.class), this::answer);
        var ways = new Ways(clock, toasts);
        Addressee me = team.me().isBlank() ? Addressee.ANYBODY : new Addressee(List.of(team.me()));
        List<Subscription> subscriptions = wanted.stream()
                .map(notify -> new Subscription(
                        notify.rule().orTo(me),
                        notify.ways().stream().map(ways::channel).toList()))
                .toList();
        Place before = place;
        crier.subscribe(
                subscriptions.isEmpty()
                        ? List.of(new Subscription(NoticeRule.usual(me), List.of(toasts)))
                        : subscriptions,
                texts);
        if (before != null) {
            before.close();
        }
        place = new Place(team, texts, toasts, new Tray(System.getenv(), me, texts, () -> open.accept(null), quit));
    }

    @Override
    public void accept(Board board) {
        crier.accept(board);
        Place here = place;
        if (here != null) {
            here.tray().accept(board);
        }
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
        CommandDesk books = desk.get();
        Place here = place;
        if (books == null || here == null) {
            return;
        }
        Actor me = SharedBooks.me(here.team());
        var command = new Command.TakeClaim(notice.claimable(), me.person(), "", null, null, false);
        Receipt receipt = books.submit(command, me);
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
            here.toasts().tell(reply, reply.words(here.texts()));
        } catch (ChannelFault fault) {
            LOG.warn(fault.sentence());
        }
    }

    @Override
    public void close() {
        crier.close();
        Place here = place;
        if (here != null) {
            here.close();
        }
    }
}
