package dev.andon.app;

import dev.andon.board.Board;
import dev.andon.claim.Claim;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.crier.Crier;
import dev.andon.crier.Subscription;
import dev.andon.desktop.Answer;
import dev.andon.desktop.Toasts;
import dev.andon.desktop.Tray;
import dev.andon.link.Link;
import dev.andon.notice.Addressee;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Memory;
import dev.andon.notice.Notice;
import dev.andon.notice.NoticeRule;
import dev.andon.settings.Notify;
import dev.andon.settings.Team;
import dev.andon.text.Texts;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the person at this desktop what boards bring, and carries out what they answer.
final class Notifying implements Consumer<Board>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifying.class);

    private final BiFunction<Command, Actor, Receipt> desk;
    private final Consumer<@Nullable String> open;
    private final Consumer<String> goBack;
    private final Runnable quit;
    private final InstantSource clock;
    private final Memory memory;
    private final Predicate<String> muted;
    private final Here here;
    /// Everything that may take a moment, one thing after the other.
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("notices").factory());
    private volatile @Nullable Crier crier;
    private volatile @Nullable Place place;

    /// A desktop.
    ///
    /// @param system the system's name, as Java says it in `os.name`
    /// @param environment where its session is
    record Here(String system, Map<String, String> environment) {
        /// The one that Andon was started on.
        static Here ours() {
            return new Here(System.getProperty("os.name", ""), System.getenv());
        }
    }

    /// What belongs to one set of settings.
    private record Place(Team team, Texts texts, Toasts toasts, Tray tray) {
        void close() {
            tray.close();
            toasts.close();
        }
    }

    /// @param desk where claims go
    /// @param open shows a web page, what an `andon:` link names, or the window for null; any thread
    /// @param goBack shows what going back with a service would be, given its tile's id; any thread
    /// @param quit ends the program; any thread
    /// @param memory keeps what was told
    /// @param muted whether who sits here wants to hear nothing of a tile, given its id
    /// @param here the desktop
    Notifying(
            BiFunction<Command, Actor, Receipt> desk,
            Consumer<@Nullable String> open,
            Consumer<String> goBack,
            Runnable quit,
            InstantSource clock,
            Memory memory,
            Predicate<String> muted,
            Here here) {
        this.muted = muted;
        this.memory = memory;
        this.here = here;
        this.desk = desk;
        this.open = open;
        this.goBack = goBack;
        this.quit = quit;
        this.clock = clock;
    }

    /// What people want to be told from now on, and in which language; the usual when they do not say.
    void wants(List<Notify> wanted, Team team, Texts texts) {
        thread.execute(() -> settle(wanted, team, texts));
    }

    private void settle(List<Notify> wanted, Team team, Texts texts) {
        Toasts toasts = Toasts.of(here.system(), here.environment(), texts, EnumSet.allOf(Answer.class), this::answer);
        var screen = new Ways.Screen(toasts, texts.locale(), here.system(), here.environment());
        Addressee me = Ways.me(team);
        List<Subscription> subscriptions = wanted.isEmpty()
                ? List.of(new Subscription(NoticeRule.usual(me), List.of(toasts)))
                : Ways.at(screen, clock).subscriptions(wanted, team);
        Place before = place;
        Crier told = crier == null ? new Crier(memory, texts) : crier;
        told.silence(muted);
        told.linkTokens(source -> TokenPages.of(source).map(URI::toString));
        told.subscribe(subscriptions, texts);
        crier = told;
        if (before != null) {
            before.close();
        }
        place = new Place(
                team,
                texts,
                toasts,
                new Tray(here.system(), here.environment(), me, texts, () -> open.accept(null), quit));
    }

    @Override
    public void accept(Board board) {
        Crier all = crier;
        Place now = place;
        if (all != null) {
            all.accept(board);
        }
        if (now != null) {
            now.tray().accept(board);
        }
    }

    void answer(Notice notice, Answer answer) {
        switch (answer) {
            case CLAIM -> claim(notice);
            case OPEN -> open.accept(page(notice));
            case VETO -> veto(notice);
            case GO_BACK -> goBack.accept(subject(notice));
            case MUTE -> mute(notice);
        }
    }

    /// Where there is no page of it, the window shows what it is about.
    private static @Nullable String page(Notice notice) {
        String subject = notice.subject();
        if (notice.url() != null || subject.equals(Notice.DIGEST) || subject.startsWith(Notice.ofSource(""))) {
            return notice.url();
        }
        return Claim.line(subject)
                .map(line -> new Link(Link.Kind.STOP, line))
                .orElseGet(() -> new Link(Link.Kind.PIPELINE, subject))
                .text()
                .orElse(null);
    }

    /// A line's notice speaks for the pipelines that broke it, a digest for all that it names.
    private void mute(Notice notice) {
        Crier all = crier;
        if (all != null) {
            List<String> subjects = new ArrayList<>(notice.claimable());
            subjects.add(notice.subject());
            all.mute(subjects);
        }
    }

    /// What became of it takes the notification's place.
    private void claim(Notice notice) {
        Place now = place;
        if (now == null) {
            return;
        }
        Actor me = SharedBooks.me(now.team());
        var command = new Command.TakeClaim(notice.claimable(), me.person(), "", null, null, false);
        reply(Kind.CLAIMED, notice, desk.apply(command, me), me, now);
    }

    private void veto(Notice notice) {
        Place now = place;
        if (now != null) {
            Actor me = SharedBooks.me(now.team());
            reply(Kind.VETOED, notice, desk.apply(new Command.Veto(subject(notice)), me), me, now);
        }
    }

    /// A line's notice may offer what is to be done with a service of it.
    private static String subject(Notice notice) {
        return notice.offer() == null ? notice.subject() : notice.offer().subject();
    }

    private void reply(Kind kind, Notice notice, Receipt receipt, Actor me, Place now) {
        var reply = new Notice(
                kind,
                notice.subject(),
                receipt.sentence(),
                List.of(),
                List.of(me.person()),
                List.of(),
                notice.url(),
                clock.instant(),
                false);
        try {
            now.toasts().tell(reply, reply.words(now.texts()));
        } catch (ChannelFault fault) {
            LOG.warn(fault.sentence());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        Crier all = crier;
        Place now = place;
        if (all != null) {
            all.close();
        }
        if (now != null) {
            now.close();
        }
    }
}
