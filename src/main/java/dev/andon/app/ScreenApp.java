package dev.andon.app;

import dev.andon.app.Opened.Kind;
import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.build.Approval;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Prospect;
import dev.andon.command.Receipt;
import dev.andon.demo.DemoPast;
import dev.andon.demo.DemoTeam;
import dev.andon.deploy.Rollback;
import dev.andon.desk.Told;
import dev.andon.link.Link;
import dev.andon.notice.Memory;
import dev.andon.settings.Reading;
import dev.andon.settings.Settings;
import dev.andon.settings.SettingsFile;
import dev.andon.settings.Team;
import dev.andon.source.Secret;
import dev.andon.source.StoreFailure;
import dev.andon.store.MemoryFile;
import dev.andon.store.SmallFile;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.choice.Hands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The app on a screen: a window or a wall that watches the configured sources, or the demo team.
public final class ScreenApp implements FxApplication.Screen {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenApp.class);

    /// The first picture waits this long for the first answers: to draw it twice takes longer.
    private static final Duration FIRST_ANSWERS = Duration.ofMillis(150);

    private final Configuration configuration;
    private final Kind kind;
    /// A demo or a rehearsal: nobody should ask it how their line stands.
    private final boolean isPlay;
    private final InstantSource clock = InstantSource.system();
    private final Boards boards = new Boards();
    private final Andon andon = new Andon(clock, boards);
    private final Started started = new Started();

    /// Called when there are books, or soon will be.
    private Runnable afterBooks = () -> {};

    /// Since when a demo's past is made up; null for a real one.
    private @Nullable Instant madeUp;

    private Team team;
    private @Nullable Opened opened;
    /// Of the JavaFX thread, as is where updates are asked for.
    private Stop updates = () -> {};

    private @Nullable URI asked;

    private interface Stop {
        void close();
    }

    /// Of the thread that follows the settings.
    private Opened.Looks looks;

    private ScreenApp(Configuration configuration, Kind kind, boolean isPlay) {
        started.push(andon);
        this.isPlay = isPlay;
        this.configuration = configuration;
        this.team = configuration.team();
        this.looks = new Opened.Looks(configuration.wall(), configuration.window());
        this.kind = kind;
    }

    /// A window for a developer. Looks at the sources from now on, so that they answer while a screen is still
    /// being made.
    public static ScreenApp ofWindow(Configuration configuration) {
        return watching(new ScreenApp(configuration, Kind.WINDOW, false));
    }

    /// A wall on the whole screen, looking in the same way.
    public static ScreenApp ofWall(Configuration configuration) {
        return watching(new ScreenApp(configuration, Kind.WALL_ON_FULL_SCREEN, false));
    }

    /// A wall for a rehearsal of a start.
    public static ScreenApp ofWallRehearsal(Configuration configuration) {
        return rehearsing(new ScreenApp(configuration, Kind.WALL, true));
    }

    /// A developer's window for the same.
    public static ScreenApp ofWindowRehearsal(Configuration configuration) {
        return rehearsing(new ScreenApp(configuration, Kind.WINDOW, true));
    }

    private static ScreenApp rehearsing(ScreenApp app) {
        try {
            app.team = app.playing();
        } catch (IOException e) {
            throw new UncheckedIOException("no room for the rehearsal's files", e);
        }
        return watching(app);
    }

    private static ScreenApp watching(ScreenApp app) {
        Configuration configuration = app.configuration;
        app.andon.awaitBooks();
        app.andon.know(configuration.team().crew());
        app.andon.judge(configuration.lines());
        if (!app.isPlay) {
            app.andon.guard(configuration.gates(), Texts.in(configuration.wall().language()));
            app.andon.watchDeploys(
                    configuration.guards(), Texts.in(configuration.wall().language()));
        }
        if (SharedBooks.areElsewhere(configuration.team())) {
            // Whether another looks for us is known only there.
            app.andon.share(configuration.team(), configuration);
        }
        app.andon.watch(configuration.sources());
        return app;
    }

    /// A developer's window that watches a demo team, which works from now on.
    public static ScreenApp ofDemo() {
        return ofDemo(Kind.WINDOW);
    }

    /// The demo team's wall.
    public static ScreenApp ofDemoWall(boolean fullScreen) {
        return ofDemo(fullScreen ? Kind.WALL_ON_FULL_SCREEN : Kind.WALL);
    }

    private static ScreenApp ofDemo(Kind kind) {
        Texts texts = Texts.in(WallSettings.DEFAULT.language());
        WallSettings titled = WallSettings.DEFAULT.withTitle(texts.say("demo.title"));
        var app = new ScreenApp(Configuration.watching(List.of(), titled), kind, true);
        app.startDemo(texts);
        return app;
    }

    @Override
    public void open(Stage stage, Consumer<String> open) {
        LOG.info("JavaFX is up");
        Texts texts = Texts.in(configuration.wall().language());
        started.push(Bugs.heard(code -> andon.announce("bug", texts.say("wall.bug", code))));
        Actor me = SharedBooks.me(team);
        var hands = new Hands(
                open, me.person(), (command, told) -> submit(command, me, told), this::examine, this::waiting);
        var memories = new Memories(andon, configuration, madeUp);
        var own = new OwnSettings(configuration.file());
        started.push(own);
        var things = new OwnThings(isPlay ? null : new SmallFile(configuration.own()));
        started.push(things);
        var behind = new Pages.Behind(andon, memories, own, things);
        var front = new Opened(kind, stage, looks, clock, hands, behind);
        opened = front;
        var people = new Notifying(
                andon::submit,
                page -> FxThread.run(() -> show(page == null ? Link.SCHEME : page, front, open)),
                subject -> FxThread.run(() -> front.goBack(subject)),
                () -> FxThread.run(front::close),
                clock,
                isPlay ? Memory.NONE : new MemoryFile(configuration.toldBy(kind == Kind.WINDOW ? "window" : "wall")),
                subject -> things.mutes().has(subject),
                Notifying.Here.ours());
        started.push(people);
        follow(front, memories, people, texts);
        front.show(boards.newest(FIRST_ANSWERS));
        front.open();
        Consumer<Board> screen = FxThread.newest(front::show);
        boards.to(board -> {
            things.see(board);
            screen.accept(board);
            people.accept(board);
        });
        // All this takes a moment, and nobody can have asked for anything before the first picture.
        front.onceDrawn(() -> {
            andon.share(team, configuration);
            people.wants(configuration.told(), team, texts);
            afterBooks.run();
            openGatehouse(texts);
            updates(configuration.updates());
            repairStart();
        });
        StartCache.makeLater();
    }

    private static void show(String page, Opened front, Consumer<String> open) {
        Link.read(page).ifPresentOrElse(front::follow, () -> open.accept(page));
    }

    /// A wall has nobody before it who would install something.
    private void updates(@Nullable URI address) {
        Opened front = opened;
        if (kind != Kind.WINDOW || isPlay || front == null || Objects.equals(address, asked)) {
            return;
        }
        asked = address;
        updates.close();
        updates = () -> {};
        if (address != null) {
            Path file = Configuration.folders().state().resolve("updates.json");
            var asking = new Updates(address, file, Build.ours().version(), clock);
            updates = asking::close;
            asking.start(newer -> FxThread.run(() -> front.offer(newer)));
        }
    }

    private void repairStart() {
        SettingsFile file = configuration.file();
        if (file != null && !isPlay) {
            Thread.ofVirtual()
                    .name("own start")
                    .start(() -> OwnStart.of(file.path()).repair());
        }
    }

    private void guard(Settings settings) {
        if (!isPlay) {
            andon.guard(settings.gates(), Texts.in(settings.wall().language()));
            andon.watchDeploys(settings.guards(), Texts.in(settings.wall().language()));
        }
    }

    private void submit(Command command, Actor me, Consumer<Receipt> told) {
        Thread.ofVirtual().name(command.word()).start(() -> {
            Receipt receipt = andon.submit(command, me);
            FxThread.run(() -> told.accept(receipt));
        });
    }

    private void examine(String subject, Rollback.Way way, String to, Consumer<Prospect> told) {
        Thread.ofVirtual().name("examine " + subject).start(() -> {
            Prospect prospect = andon.examine(subject, way, to);
            FxThread.run(() -> told.accept(prospect));
            if (prospect instanceof Prospect.Seen seen) {
                Prospect more = seen.departing(andon.departing(subject, seen.proposal()));
                FxThread.run(() -> told.accept(more));
            }
        });
    }

    private void waiting(String subject, Consumer<Told<List<Approval>>> told) {
        Thread.ofVirtual().name("waiting " + subject).start(() -> {
            Told<List<Approval>> waiting = andon.details().waiting(subject);
            FxThread.run(() -> told.accept(waiting));
        });
    }

    private void startDemo(Texts texts) {
        try {
            team = playing();
            var servers = new DemoTeam(clock);
            started.push(servers);
            andon.watch(servers.sources());
            andon.watchDeploys(servers.guards(), texts);
            DemoPast past = DemoPast.before(clock.instant());
            madeUp = past.begins();
            afterBooks = () -> Thread.ofVirtual().name("the demo's past").start(() -> remember(past));
            andon.announce(
                    "demo",
                    texts.say(
                            "wall.demo",
                            Configuration.folders()
                                    .config()
                                    .resolve("andon.yaml")
                                    .toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("the demo team found no port on loopback, or no room for its files", e);
        }
    }

    private Team playing() throws IOException {
        return new Team("", Secret.NONE, scratch().resolve("andon.db"));
    }

    /// Charts have something to show from the beginning on.
    private void remember(DemoPast past) {
        try {
            andon.ask(books -> {
                books.runs().write(past.runs(), past.deliveries());
                return books;
            });
        } catch (StoreFailure away) {
            LOG.warn("The demo team remembers nothing: {}", away.getMessage());
        }
    }

    /// The demo's claims and stops are nobody's, and go when it ends, by a signal as well.
    private Path scratch() throws IOException {
        Path folder = Files.createTempDirectory("andon-demo");
        started.addLast(() -> remove(folder));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> remove(folder)));
        return folder;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
            Files.delete(folder);
        } catch (NoSuchFileException gone) {
            LOG.debug("{} is gone already", folder);
        } catch (IOException e) {
            LOG.info("{} could not be removed: {}", folder, e.toString());
        }
    }

    private void openGatehouse(Texts texts) {
        if (isPlay) {
            return;
        }
        started.push(Gatehouse.openLater(
                configuration,
                andon,
                boards,
                clock,
                trouble -> andon.announce("endpoint", texts.say("wall.noEndpoint", trouble))));
    }

    /// Edits of the settings show at once; a broken edit keeps the last good settings and says so.
    private void follow(Opened opened, Memories memories, Notifying people, Texts texts) {
        SettingsFile file = configuration.file();
        if (file != null) {
            started.push(file.watch(SettingsFile.EVERY, reading -> take(reading, opened, memories, people, texts)));
        }
    }

    private void take(Reading reading, Opened opened, Memories memories, Notifying people, Texts texts) {
        switch (reading) {
            case Reading.Usable usable -> {
                LOG.info("Took new settings");
                andon.know(usable.settings().team().crew());
                andon.judge(usable.settings().lines());
                guard(usable.settings());
                andon.share(usable.settings().team(), configuration);
                andon.watch(usable.settings().sources());
                andon.announce("settings", configuration.later(usable.settings(), texts));
                memories.take(usable.settings());
                people.wants(
                        usable.settings().told(),
                        usable.settings().team(),
                        Texts.in(usable.settings().wall().language()));
                restyle(usable.settings(), opened);
                FxThread.run(() -> updates(usable.settings().updates()));
            }
            case Reading.Unusable unusable -> {
                LOG.warn("Kept the last good settings: {}", Configuration.brief(unusable));
                andon.announce("settings", texts.say("wall.brokenSettings", Configuration.brief(unusable)));
            }
        }
    }

    /// Other looks make every page anew. Where they stay, so does what somebody is doing on a page.
    private void restyle(Settings settings, Opened opened) {
        var now = new Opened.Looks(settings.wall(), settings.window());
        if (!now.equals(looks)) {
            looks = now;
            FxThread.run(() -> opened.restyle(now));
        }
    }

    @Override
    public void follow(Link link) {
        if (opened != null) {
            opened.follow(link);
        }
    }

    @Override
    public void close() {
        updates.close();
        started.close();
    }
}
