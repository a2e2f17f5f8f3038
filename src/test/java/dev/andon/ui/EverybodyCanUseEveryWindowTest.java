package dev.andon.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.app.KnownKinds;
import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.form.Alteration;
import dev.andon.form.Altered;
import dev.andon.form.Form;
import dev.andon.form.Forms;
import dev.andon.form.Kept;
import dev.andon.form.Mistake;
import dev.andon.form.Saving;
import dev.andon.settings.SettingsForms;
import dev.andon.settings.SettingsPen;
import dev.andon.settings.SettingsReader;
import dev.andon.testing.Contrast;
import dev.andon.testing.Fx;
import dev.andon.testing.GuidePictures;
import dev.andon.testing.NoKeychain;
import dev.andon.testing.Reached;
import dev.andon.testing.Room;
import dev.andon.testing.Screens;
import dev.andon.testing.Spoken;
import dev.andon.testing.Uncut;
import dev.andon.testing.Written;
import dev.andon.ui.kit.Deferred;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.choice.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Dialog;
import javafx.scene.control.ScrollBar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every view of every window, in every colour: what can be used is heard and is reached by keyboard, and all
/// that is written can be read. Pictures of all are in `target/screens`.
class EverybodyCanUseEveryWindowTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final String SETTINGS = """
            # Our settings
            sources:
              - name: ci # the big one
                kind: github
                url: https://github.com/shop
                pipelines: ["shop/**"]
            wall:
              title: Shop team # as on the door
              night: {from: "22:00", to: "06:30"}
            """;

    private final Reached reached = new Reached();
    private Forms forms;

    /// What is looked at.
    ///
    /// @param shows the class that is seen there
    /// @param go leads there
    private record View(String name, String shows, Function<Gallery, Scene> go) {
        static View of(String name, String shows, Function<Gallery, Gallery> go) {
            return new View(name, shows, gallery -> go.apply(gallery).scene());
        }
    }

    private static final List<View> WINDOW = List.of(
            View.of("window-pipelines", "MainWindow", gallery -> gallery),
            View.of("window-groups", "PipelinesPage", gallery -> gallery.pick("#grouping", 2)),
            View.of(
                    "window-tests",
                    "PipelinesPage",
                    gallery -> gallery.pick("#grouping", 0).row("#pipelines", 0).there(".test")),
            View.of(
                    "window-log",
                    "PipelinesPage",
                    gallery -> gallery.tab(".details .tab-pane", 1).items("#log-lines")),
            View.of(
                    "window-commits",
                    "PipelinesPage",
                    gallery -> gallery.tab(".details .tab-pane", 2).there("#commits")),
            View.of(
                    "window-deploys",
                    "DeploysPage",
                    gallery -> gallery.page("deploys").row("#deploys", 1)),
            View.of("window-releases", "DeploysPage", gallery -> gallery.tab("#service-tabs", 1)),
            View.of(
                    "window-watches",
                    "DeploysPage",
                    gallery ->
                            gallery.tab("#service-tabs", 2).row("#watches", 0).items("#looks")),
            View.of("window-gone-back", "DeploysPage", gallery -> gallery.tab("#service-tabs", 3)),
            View.of(
                    "window-stops",
                    "StopsPage",
                    gallery -> gallery.page("stops").row("#stops", 2)),
            View.of(
                    "window-audit",
                    "AuditPage",
                    gallery -> gallery.page("audit").row("#audit", 2)),
            View.of(
                    "window-charts",
                    "ChartsPage",
                    gallery -> gallery.page("charts").there("#chart-tabs")),
            View.of("window-numbers", "ChartsPage", gallery -> gallery.tab("#chart-tabs", 1)),
            View.of(
                    "window-practices",
                    "ChartsPage",
                    gallery -> gallery.tab("#chart-tabs", 2).press(".practice .edit")),
            View.of(
                    "window-sources",
                    "SourcesPage",
                    gallery -> gallery.page("sources").row("#sources", 2)),
            View.of("window-add-server", "AddServerPage", gallery -> gallery.page("add-server")),
            View.of(
                    "window-settings",
                    "SettingsPage",
                    gallery -> gallery.page("settings").item("#settings-sections", 1)),
            View.of(
                    "window-settings-text",
                    "SettingsPage",
                    gallery -> gallery.lastItem("#settings-sections")
                            .write("#settings-text", SETTINGS + "wal: 1\n")
                            .there(".settings-mistake")));

    private static final List<View> QUESTIONS = List.of(
            question("go-back", "GoBackSheet", "go-back", EverybodyCanUseEveryWindowTest::onTile),
            question("cancel", "WhyQuestion", "cancel", EverybodyCanUseEveryWindowTest::onTile),
            question("approve", "WhyQuestion", "approve", EverybodyCanUseEveryWindowTest::onTile),
            question("resume", "CauseQuestion", "resume", EverybodyCanUseEveryWindowTest::onLine));

    private static final List<View> START = List.of(
            View.of("start", "StartWindow", gallery -> gallery),
            met("secret", "#token"),
            met("strange", "#pin"),
            met("moved", "#use-that"),
            met("gone", ".start-bad"),
            met("ci", "#enter"),
            View.of(
                    "start-no-keychain",
                    "StartWindow",
                    gallery -> gallery.press("#enter").there("#keep-in-file")));

    private static View met(String host, String there) {
        return View.of(
                "start-" + host,
                "StartWindow",
                gallery -> gallery.write("#server-address", "https://" + host + ".example.test/")
                        .press("#look")
                        .there(there));
    }

    private static View question(String name, String shows, String id, Function<Gallery, Stream<Choice>> offered) {
        return new View(
                "question-" + name,
                shows,
                gallery -> gallery.question(Fx.call(() -> offered.apply(gallery)
                        .filter(choice -> choice.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nobody offers " + id))
                        .action())));
    }

    private static Stream<Choice> onTile(Gallery gallery) {
        Board board = Workday.board();
        return board.tiles().stream().flatMap((Tile tile) -> gallery.choices().tiles().choices(tile, board).stream());
    }

    private static Stream<Choice> onLine(Gallery gallery) {
        return gallery.choices().lines().all(Workday.mended(), gallery.scene().getWindow()).stream();
    }

    @BeforeEach
    void open(@TempDir Path temp) throws IOException {
        Fx.start();
        Path file = Files.writeString(temp.resolve("andon.yaml"), SETTINGS);
        var reader = new SettingsReader(KnownKinds.all(), KnownKinds.gates(), Map.of(), temp, name -> Optional.empty());
        forms = new AtHome(new SettingsForms(new SettingsPen(file, reader), reader, new NoKeychain()));
    }

    /// Says another place than that of a test's file.
    private record AtHome(Forms forms) implements Forms {
        @Override
        public Form read() {
            Form form = forms.read();
            return new Form("/home/ann/.config/andon/andon.yaml", form.text(), form.sections(), form.mistakes());
        }

        @Override
        public List<Mistake> judge(String text) {
            return forms.judge(text);
        }

        @Override
        public Altered alter(Form draft, Map<String, String> changes, Alteration alteration) {
            return forms.alter(draft, changes, alteration);
        }

        @Override
        public Saving save(Form seen, Form draft, Map<String, String> changes) {
            return forms.save(seen, draft, changes);
        }

        @Override
        public Kept keep(Form draft, String field, String secret) {
            return forms.keep(draft, field, secret);
        }

        @Override
        public Saving save(Form seen, String text) {
            return forms.save(seen, text);
        }
    }

    @Test
    void noPageQuestionOrWindowIsForgotten() throws IOException {
        Set<String> seen = Stream.of(WINDOW, QUESTIONS, START)
                .flatMap(List::stream)
                .map(View::shows)
                .collect(Collectors.toCollection(TreeSet::new));
        seen.add("WallWindow");
        assertEquals(there(), seen);
    }

    private static Set<String> there() throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> folders = Files.walk(CLASSES.resolve("dev/andon/ui"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String room = CLASSES.relativize(folder).toString().replace('/', '.');
                Room.classes(CLASSES, room, Object.class).stream()
                        .filter(EverybodyCanUseEveryWindowTest::isSeen)
                        .map(Class::getSimpleName)
                        .forEach(there::add);
            }
        }
        return there;
    }

    private static boolean isSeen(Class<?> type) {
        return (Page.class.isAssignableFrom(type) && type != Deferred.class)
                || Dialog.class.isAssignableFrom(type)
                || type.getSimpleName().endsWith("Window");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void aWindowCanBeUsed(WindowSettings.Theme theme) {
        try (var gallery = Gallery.window(new WindowSettings(theme, 100), forms, 1_280, 860)) {
            List<String> faults = new ArrayList<>(faults(gallery, WINDOW, theme));
            faults.addAll(faults(gallery, QUESTIONS, theme));
            assertEquals("", String.join("\n", faults));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void theWayInCanBeUsed(WindowSettings.Theme theme) {
        try (var gallery = Gallery.start(new WindowSettings(theme, 100))) {
            assertEquals("", String.join("\n", faults(gallery, START, theme)));
        }
    }

    private List<String> faults(Gallery gallery, List<View> views, WindowSettings.Theme theme) {
        Contrast wanted = theme == WindowSettings.Theme.HIGH_CONTRAST ? Contrast.AAA : Contrast.AA;
        List<String> faults = new ArrayList<>();
        for (View view : views) {
            Scene scene = view.go().apply(gallery);
            faults.addAll(faults(view.name() + "-" + theme.word(), scene, wanted));
            gallery.unasked();
        }
        return faults;
    }

    private List<String> faults(String name, Scene scene, Contrast wanted) {
        Screens.keep(name, scene);
        GuidePictures.keep(name, scene);
        return Stream.of(Spoken.faults(scene), wanted.faults(scene), reached.faults(scene))
                .flatMap(List::stream)
                .map(fault -> name + ": " + fault)
                .toList();
    }

    @Test
    void everyPictureOfTheGuideIsThereAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(GuidePictures.PICTURES)) {
            Set<String> there =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(GuidePictures.named(), there);
        }
    }

    /// Whoever needs it large, or has little room.
    @ParameterizedTest
    @CsvSource({"150, 1280, 860", "200, 1280, 860", "300, 1280, 860", "100, 900, 700"})
    void aLargeOrNarrowWindowCanBeUsed(int scale, int width, int height) {
        var looks = new WindowSettings(WindowSettings.Theme.LIGHT, scale);
        try (var gallery = Gallery.window(looks, forms, width, height)) {
            List<String> faults = new ArrayList<>();
            // At 300 % a question is larger than the toolkit's screen without a display may be drawn.
            for (View view : Stream.concat(WINDOW.stream(), scale > 200 ? Stream.of() : QUESTIONS.stream())
                    .toList()) {
                Scene scene = view.go().apply(gallery);
                String name = view.name() + "-" + scale + "-" + width;
                Screens.keep(name, scene);
                if (QUESTIONS.contains(view) && !isAsked(scene)) {
                    faults.add(name + ": what is asked first has not the focus");
                }
                Stream.of(Spoken.faults(scene), Uncut.faults(scene), reached.faults(scene))
                        .flatMap(List::stream)
                        .map(fault -> name + ": " + fault)
                        .forEach(faults::add);
                gallery.unasked();
            }
            assertEquals("", String.join("\n", faults));
        }
    }

    private static List<String> scrollsSideways(Scene scene) {
        return Fx.call(() -> scene.getRoot().lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL && Fx.isShown(bar))
                .map(bar -> bar.getParent().getAccessibleText() + ": it scrolls sideways")
                .toList());
    }

    private static boolean isAsked(Scene question) {
        return Fx.call(() -> question.getFocusOwner() != null && !(question.getFocusOwner() instanceof ButtonBase));
    }

    /// Whoever meets Andon for the first time may need it large, too.
    @ParameterizedTest
    @ValueSource(ints = {200, 300})
    void aLargeWayInCanBeUsed(int scale) {
        try (var gallery = Gallery.start(new WindowSettings(WindowSettings.Theme.LIGHT, scale))) {
            List<String> faults = new ArrayList<>();
            for (View view : START) {
                Scene scene = view.go().apply(gallery);
                Screens.keep(view.name() + "-" + scale, scene);
                Stream.of(Uncut.faults(scene), reached.faults(scene), scrollsSideways(scene))
                        .flatMap(List::stream)
                        .map(fault -> view.name() + ": " + fault)
                        .forEach(faults::add);
            }
            assertEquals("", String.join("\n", faults));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWallCanBeUsed(WallSettings.Palette palette) {
        Contrast wanted = palette == WallSettings.Palette.HIGH_CONTRAST ? Contrast.AAA : Contrast.AA;
        WallSettings of = WallSettings.DEFAULT;
        var looks = new WallSettings(
                "Shop team", of.order(), palette, of.language(), of.motion(), of.screen(), of.night(), of.page());
        try (var gallery = Gallery.wall(looks)) {
            assertEquals("", String.join("\n", faults("wall-" + palette.word(), gallery.scene(), wanted)));
        }
    }

    /// What servers, people, the books and the toolkit say in these views, and the words of a search.
    private static final List<String> SAID_BY_OTHERS = List.of(
            "nightly.example.test does not answer.",
            "gone.example.test does not answer.",
            "The certificate of strange.example.test is not trusted.",
            "Some of the new settings count from the next start on.",
            "The server refused it.",
            "No answer came.",
            "Ann is on ci/shop/checkout.",
            "Ann is on ci/shop/che...",
            "Sell three of c0ffee40",
            "the demo, at noon",
            "the clock of the test ran backwards",
            "the clock of the test ran ba...",
            "orders are gone",
            "X Axis is",
            "Y Axis is",
            "by:Ann",
            "is:red",
            "is:mine",
            "is:failed");

    /// What no other language has so far: what a kind of server wants, and what a keychain answers. The help and
    /// the mistakes of settings, of which two views are full, are English as well.
    private static final List<String> ENGLISH_ONLY = List.of(
            "An API token of a user who may read jobs: Overall/Read and Job/Read.", "There is no keyring here.");

    @Test
    void whoReadsGermanReadsNoEnglish() {
        var looks = new WindowSettings(WindowSettings.Theme.LIGHT, 100);
        Set<String> english = new TreeSet<>();
        try (var gallery = Gallery.window(looks, forms, 1_280, 860, Locale.GERMAN)) {
            List<View> views = WINDOW.stream()
                    .filter(view -> !view.shows().equals("SettingsPage"))
                    .toList();
            english.addAll(english(gallery, views));
            english.addAll(english(gallery, QUESTIONS));
        }
        try (var gallery = Gallery.start(looks, Locale.GERMAN)) {
            english.addAll(english(gallery, START));
        }
        WallSettings of = WallSettings.DEFAULT;
        var wall = new WallSettings(
                "Team", of.order(), of.palette(), Locale.GERMAN, of.motion(), of.screen(), of.night(), of.page());
        try (var gallery = Gallery.wall(wall)) {
            english.addAll(english(gallery, List.of(View.of("wall", "WallWindow", shown -> shown))));
        }
        assertEquals("", String.join("\n", english));
    }

    private static Set<String> english(Gallery gallery, List<View> views) {
        List<String> except =
                Stream.of(SAID_BY_OTHERS, ENGLISH_ONLY).flatMap(List::stream).toList();
        Set<String> english = new TreeSet<>();
        for (View view : views) {
            Written.english(view.go().apply(gallery), except).forEach(text -> english.add(view.name() + ": " + text));
            gallery.unasked();
        }
        return english;
    }
}
