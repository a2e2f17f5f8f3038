package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Arrivals;
import dev.andon.app.KnownKinds;
import dev.andon.app.Sources;
import dev.andon.board.WindowSettings;
import dev.andon.build.Pipeline;
import dev.andon.settings.Reading;
import dev.andon.settings.SettingsPen;
import dev.andon.settings.SettingsReader;
import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.settings.keychain.Vault;
import dev.andon.source.Secret;
import dev.andon.source.Source;
import dev.andon.testing.Fx;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.start.StartObject;
import dev.andon.ui.start.StartWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A newcomer before live servers: from a pasted address to settings by which they are seen.
@Tag("real")
@Timeout(240)
class FirstRunRealTest {
    /// A machine without a desktop session.
    private static final Vault NONE = new Vault() {
        @Override
        public Optional<Secret> find(String name) throws KeychainTrouble {
            throw new KeychainTrouble("There is no keyring here.");
        }

        @Override
        public void keep(String name, Secret secret) throws KeychainTrouble {
            throw new KeychainTrouble("There is no keyring here.");
        }
    };

    private final List<String> left = new ArrayList<>();
    private Path file;
    private SettingsReader reader;
    private Arrivals arrivals;
    private Stage stage;
    private StartObject start;

    @BeforeEach
    void nothingIsSet(@TempDir Path settings) {
        Fx.start();
        file = settings.resolve("andon.yaml");
        reader = new SettingsReader(KnownKinds.all(), KnownKinds.gates(), Map.of(), settings, NONE);
        arrivals = new Arrivals(new SettingsPen(file, reader), NONE, InstantSource.system());
        Fx.run(() -> {
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            var exits = new StartWindow.Exits(left::add, () -> left.add("demo"), left::add);
            new StartWindow(stage, new Theme(WindowSettings.DEFAULT), Texts.in(Locale.ENGLISH), arrivals, exits).open();
            start = new StartObject(stage.getScene());
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        arrivals.close();
    }

    /// What the settings that were written show.
    private List<String> seen() throws Exception {
        Source source = assertInstanceOf(Reading.Usable.class, reader.read(file))
                .settings()
                .sources()
                .getFirst();
        try (var sources = new Sources(InstantSource.system())) {
            return sources.watch(List.of(source)).getFirst().server().look().stream()
                    .map(Pipeline::name)
                    .toList();
        }
    }

    @Test
    void aBuildbotThatRefusesStrangersIsWatchedAfterFour(@TempDir Path folder) throws Exception {
        try (var buildbot = new RealBuildbot(folder)) {
            String password = buildbot.source().token().reveal();
            start.write("server-address", buildbot.url().toString())
                    .press("look")
                    .until("token");
            assertTrue(start.said().contains("This is Buildbot."), start.said());
            start.write("user", "ann")
                    .write("token", password)
                    .press("look-again")
                    .until("enter");
            Screens.keep("start-buildbot", stage.getScene());
            start.press("enter").until("keep-in-file").press("keep-in-file").untilSaid("It is watched from now on");
            assertEquals(List.of(file.toString()), left);
            assertEquals(4, start.clicks());
            assertFalse(Files.readString(file).contains(password), "the settings hold no secret");
            assertTrue(seen().containsAll(RealBuildbot.BUILDERS), seen().toString());
        }
    }

    @Test
    void aHudsonThatHidesItsJobsIsWatchedAfterFive(@TempDir Path folder) throws Exception {
        try (var hudson = new RealHudson(folder)) {
            hudson.job("shop", "true");
            Source known = hudson.source("hudson", "");
            start.write("server-address", hudson.url().toString()).press("look").until("token");
            assertTrue(start.said().contains("This is Hudson."), start.said());
            start.write("user", "ann")
                    .write("token", "wrong")
                    .press("look-again")
                    .untilSaid("does not take this user");
            start.write("user", "ann")
                    .write("token", known.token().reveal())
                    .press("look-again")
                    .until("enter");
            start.press("enter").until("keep-in-file").press("keep-in-file").untilSaid("It is watched from now on");
            assertEquals(5, start.clicks(), "one of them was a mistake");
            assertFalse(Files.readString(file).contains(known.token().reveal()), "the settings hold no secret");
            assertTrue(seen().contains("shop"), seen().toString());
        }
    }
}
