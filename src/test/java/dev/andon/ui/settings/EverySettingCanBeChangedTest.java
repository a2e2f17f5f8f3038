package dev.andon.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.KnownKinds;
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
import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.settings.keychain.Vault;
import dev.andon.source.Secret;
import dev.andon.testing.Fx;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page of settings, before a real file.
class EverySettingCanBeChangedTest {
    private static final String BEFORE = """
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

    private final Drawer vault = new Drawer();
    private Path file;
    private SettingsForms forms;
    private Stage stage;
    private SettingsObject page;

    private void open(WindowSettings.Theme theme) {
        Fx.run(() -> {
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            var made = new SettingsPage(Texts.in(Locale.ENGLISH), forms);
            stage.setScene(new Scene(made.content(), 980, 700));
            new Theme(new WindowSettings(theme, 100)).dress(stage.getScene());
            stage.show();
            page = new SettingsObject(stage.getScene());
        });
        page.untilState(file.toString());
    }

    @BeforeEach
    void aFile(@TempDir Path temp) throws Exception {
        Fx.start();
        file = Files.writeString(temp.resolve("andon.yaml"), BEFORE);
        var reader = new SettingsReader(KnownKinds.all(), KnownKinds.gates(), Map.of(), temp, vault);
        forms = new SettingsForms(new SettingsPen(file, reader), reader, vault);
        open(WindowSettings.Theme.LIGHT);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void everyGroupIsThereAndTheFileItself() {
        assertEquals(
                List.of(
                        "sources",
                        "wall",
                        "window",
                        "lines",
                        "guards",
                        "team",
                        "endpoint",
                        "notify",
                        "updates",
                        "The file itself"),
                page.sections());
    }

    @Test
    void theSwitchShowsWhatTheSessionDoesAndNotWhatWasWished() {
        var on = new AtomicBoolean();
        var refuses = new AtomicBoolean();
        var hides = new AtomicBoolean();
        Autostart session = new Autostart() {
            @Override
            public boolean isOn() throws IOException {
                if (hides.get()) {
                    throw new IOException("The file cannot be read.");
                }
                return on.get();
            }

            @Override
            public void set(boolean wanted) throws IOException {
                if (refuses.get()) {
                    throw new IOException("The file cannot be written.");
                }
                on.set(wanted);
            }
        };
        Fx.run(() -> stage.getScene()
                .setRoot(new SettingsPage(Texts.in(Locale.ENGLISH), forms)
                        .with(session)
                        .content()));
        page.untilState(file.toString());
        page.untilAutostart(false).pressAutostart().untilAutostart(true);
        assertTrue(on.get());
        refuses.set(true);
        page.pressAutostart().untilState("The file cannot be written.").untilAutostart(true);
        hides.set(true);
        page.pressAutostart().untilState("The file cannot be written.").untilAutostart(true);
        refuses.set(false);
        page.pressAutostart().untilState("The file cannot be read.").untilAutostart(true);
    }

    @Test
    void aChangeIsSavedAndCommentsStay() throws Exception {
        assertFalse(page.canSave(), "nothing is changed");
        page.go("wall")
                .write("wall.title", "Cart team")
                .choose("wall.palette", "light")
                .write("wall.night.dim", "70");
        page.go("window")
                .write("window.scale", "150")
                .go("sources")
                .unfold("sources[0]")
                .write("sources[0].branches", "main, release/*");
        page.write("sources[0].repositories", "shop, cart").save().untilState("Saved in " + file + ".");
        assertEquals("""
                # Our settings
                sources:
                  - name: ci # the big one
                    kind: github
                    url: https://github.com/shop
                    pipelines: ["shop/**"]
                    branches: [main, release/*]
                    repositories: "shop, cart"
                wall:
                  title: Cart team # as on the door
                  night: {from: "22:00", to: "06:30", dim: 70}
                  palette: light
                window:
                  scale: 150
                """, Files.readString(file));
        assertFalse(page.canSave(), "all is saved");
    }

    /// What is typed while an answer is awaited would be lost with it.
    @Test
    void nothingCanBeTypedWhileTheFileIsReadAgainOrSaved() throws Exception {
        var slow = new Slow(forms);
        Fx.run(stage::close);
        SettingsPage made = Fx.call(() -> new SettingsPage(Texts.in(Locale.ENGLISH), slow));
        Fx.run(() -> {
            stage = new Stage();
            stage.setScene(new Scene(made.content(), 980, 700));
            stage.show();
            page = new SettingsObject(stage.getScene());
        });
        assertFalse(page.go("wall").untilState("Reading").canType());
        slow.answers.release();
        page.untilState(file.toString());
        assertTrue(page.go("wall").canType());
        Fx.run(made::content);
        assertFalse(page.canType(), "somebody comes back, and the file is read again");
        slow.answers.release();
        page.untilState(file.toString());
        page.write("wall.title", "Cart team").savedLater();
        assertFalse(page.canType(), "it is being saved");
        assertFalse(page.canSave(), "once is enough");
        slow.answers.release();
        page.untilState("Saved in " + file + ".");
        assertTrue(page.canType());
        assertTrue(Files.readString(file).contains("Cart team"));
    }

    /// Reads and saves when somebody says so.
    private record Slow(Forms forms, Semaphore answers) implements Forms {
        Slow(Forms forms) {
            this(forms, new Semaphore(0));
        }

        @Override
        public Form read() {
            answers.acquireUninterruptibly();
            return forms.read();
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
            answers.acquireUninterruptibly();
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
    void aSecretIsNotShownButWhereItIs() throws Exception {
        Fx.run(stage::close);
        Files.writeString(file, BEFORE.replace("    pipelines:", "    token: hunter2\n    pipelines:"));
        open(WindowSettings.Theme.LIGHT);
        page.go("sources").unfold("sources[0]");
        assertTrue(page.isHidden("sources[0].token"));
        page.write("sources[0].token", "file:ci.token").go("wall").go("sources");
        assertFalse(page.isHidden("sources[0].token"));
    }

    @Test
    void whatIsEmptiedIsLeftOut() throws Exception {
        page.go("wall").write("wall.title", "").save().untilState("Saved in " + file + ".");
        assertTrue(Files.readString(file).contains("wall:\n  night: {from"), Files.readString(file));
    }

    @Test
    void aMistakeStandsAtItsPlaceAndNothingIsWritten() throws Exception {
        page.go("window").write("window.scale", "20").save().untilState("Not saved: window.scale");
        assertTrue(page.mistakeAt("window.scale").contains("from 100 to 300"), page.mistakeAt("window.scale"));
        assertEquals("", page.mistakeAt("window.theme"));
        Screens.keep("settings-mistake", stage.getScene());
        assertEquals(BEFORE, Files.readString(file));
        page.write("window.scale", "200").save().untilState("Saved in " + file + ".");
    }

    @Test
    void whatSomebodyElseWroteMeanwhileStays() throws Exception {
        page.go("window").write("window.scale", "200");
        Files.writeString(file, BEFORE + "# Bob's\n");
        page.save().untilState("Not saved: somebody else");
        assertEquals(BEFORE + "# Bob's\n", Files.readString(file));
        page.revert().untilState(file.toString());
        page.go("window").write("window.scale", "200").save().untilState("Saved in " + file + ".");
        assertTrue(Files.readString(file).contains("# Bob's"), Files.readString(file));
    }

    @Test
    void whatCannotBeTypedInSaysWhy() {
        page.go("The file itself").writeText(BEFORE + "window: {}\n");
        assertFalse(page.go("wall").canType());
        page.untilState("What was changed in the file itself waits: save or undo it first.");
        page.revert().write("wall.title", "Our shop").go("The file itself");
        page.untilState("What was changed in the forms waits: save or undo it first.");
    }

    @Test
    void theFileItselfIsEditedWithItsMistakesBelow() throws Exception {
        page.go("The file itself").writeText(BEFORE + "windw: {}\n").untilMistake("Line 10: windw: There is no key");
        Screens.keep("settings-text", stage.getScene());
        page.writeText(BEFORE + "window: {}\n").save().untilState("Saved in " + file + ".");
        assertEquals(BEFORE + "window: {}\n", Files.readString(file));
    }

    @Test
    void aFileThatIsNoYamlCanOnlyBeEditedAsAText() throws Exception {
        Fx.run(stage::close);
        Files.writeString(file, "sources: [\n");
        open(WindowSettings.Theme.LIGHT);
        assertEquals(List.of("The file itself"), page.sections());
        page.writeText(BEFORE).save().untilState("Saved in " + file + ".");
        assertEquals(10, page.sections().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itLooksWellInAllColours(WindowSettings.Theme theme) {
        Fx.run(stage::close);
        open(theme);
        page.go("wall");
        Screens.keep("settings-" + theme.name().toLowerCase(Locale.ROOT), stage.getScene());
        page.go("sources").unfold("sources[0]");
        Screens.keep("settings-source-" + theme.name().toLowerCase(Locale.ROOT), stage.getScene());
    }

    @Test
    void aGuardIsMadeChangedAndTakenAwayWithItsMetrics() throws Exception {
        page.go("guards").press("add-guards").write("guards[0].service", "shop");
        page.write("guards[0].environment", "production").save().untilState("Not saved, 2 mistakes");
        assertEquals(BEFORE, Files.readString(file), "nothing is written before it is right");
        assertTrue(page.mistakeAt("guards[0].metrics[0].source").contains("empty"), "it stands at its field");
        page.write("guards[0].metrics[0].name", "orders").write("guards[0].metrics[0].source", "ci");
        page.write("guards[0].metrics[0].numerator", "orders, paid").press("add-guards[0].metrics");
        page.write("guards[0].metrics[1].name", "errors")
                .write("guards[0].metrics[1].source", "ci")
                .write("guards[0].metrics[1].gauge", "rate")
                .choose("guards[0].metrics[1].bad", "up")
                .press("up-guards[0].metrics[1]");
        Screens.keep("settings-guard", stage.getScene());
        page.save().untilState("Saved in " + file + ".");
        assertEquals(BEFORE + """
                guards:
                  - service: shop
                    metrics:
                      - name: errors
                        source: ci
                        gauge: rate
                        bad: up
                      - name: orders
                        source: ci
                        numerator: "orders, paid"
                    environment: production
                """, Files.readString(file));
        page.press("remove-guards[0]").save().untilState("Saved in " + file + ".");
        assertEquals(BEFORE, Files.readString(file));
    }

    @Test
    void aMistakeOfAnotherSectionIsGoneTo() {
        page.go("lines")
                .press("add-lines")
                .go("wall")
                .write("wall.title", "Cart team")
                .save();
        page.untilState("Not saved: lines[0].name");
        assertEquals("This text is empty. Leave the key out, or give it a value.", page.mistakeAt("lines[0].name"));
    }

    @Test
    void theKindOfAGateSaysWhatItAsks() {
        page.go("lines")
                .press("add-lines")
                .press("add-lines[0].gates")
                .choose("lines[0].gates[0].kind", "github-status");
        page.press("settings-revert");
    }

    @Test
    void aSecretGoesIntoTheKeychainAndTheFileSaysWhere() throws Exception {
        page.go("sources")
                .unfold("sources[0]")
                .write("sources[0].token", "hunter2")
                .press("keep-sources[0].token");
        page.untilState("The keychain has it; the settings say keychain:ci")
                .save()
                .untilState("Saved in " + file + ".");
        assertTrue(Files.readString(file).contains("    token: keychain:ci\n"), Files.readString(file));
        assertEquals(Map.of("ci", new Secret("hunter2")), vault.secrets);
    }

    @Test
    void aSecretThatCannotBeKeptStaysWhereItWasTyped() {
        vault.isLocked = true;
        page.go("sources")
                .unfold("sources[0]")
                .write("sources[0].token", "hunter2")
                .press("keep-sources[0].token");
        page.untilState("Not kept: The keychain is locked.");
        assertEquals("hunter2", page.textAt("sources[0].token"));
    }

    @Test
    void namesOfOnesOwnComeAndGo() throws Exception {
        page.go("team")
                .name("team.groups", "cart.team")
                .press("add-team.groups")
                .write("team.groups.cart.team", "Ann, Bob");
        page.save().untilState("Saved in " + file + ".");
        assertEquals(BEFORE + """
                team:
                  groups:
                    cart.team: [Ann, Bob]
                """, Files.readString(file));
        page.press("remove-team.groups.cart.team").save().untilState("Saved in " + file + ".");
        assertEquals(BEFORE, Files.readString(file));
    }

    @Test
    void whatIsUndoneWasNeverThere() throws Exception {
        page.go("guards").press("add-guards");
        assertTrue(page.canSave());
        page.revert().untilState(file.toString());
        assertFalse(page.canSave());
        assertEquals(BEFORE, Files.readString(file));
    }
}

/// A keychain that can be locked.
final class Drawer implements Vault {
    final Map<String, Secret> secrets = new HashMap<>();
    boolean isLocked;

    @Override
    public void keep(String name, Secret secret) throws KeychainTrouble {
        refuseIfLocked();
        secrets.put(name, secret);
    }

    @Override
    public Optional<Secret> find(String name) throws KeychainTrouble {
        refuseIfLocked();
        return Optional.ofNullable(secrets.get(name));
    }

    private void refuseIfLocked() throws KeychainTrouble {
        if (isLocked) {
            throw new KeychainTrouble("The keychain is locked.");
        }
    }
}
