package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Andon;
import dev.andon.board.Board;
import dev.andon.board.WindowSettings;
import dev.andon.command.Actor;
import dev.andon.people.Person;
import dev.andon.store.Embedded;
import dev.andon.testing.Fx;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.DetailsObject;
import dev.andon.ui.pipelines.ListObject;
import dev.andon.ui.pipelines.PipelinesPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the developer's window is for, at a real Hudson: Ann finds the test that failed, says that she is on it,
/// has it run again and sees it green.
@Tag("real")
@Timeout(300)
class ABrokenBuildIsMendedRealTest {
    private static final Person ANN = Person.of("Ann");

    @TempDir
    private Path folder;

    private final AtomicReference<Consumer<Board>> audience = new AtomicReference<>(board -> {});
    private RealHudson hudson;
    private Andon andon;
    private Stage stage;
    private ListObject list;
    private DetailsObject details;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        hudson = new RealHudson(Files.createDirectory(folder.resolve("hudson")));
        andon = new Andon(InstantSource.system(), board -> audience.get().accept(board));
        Texts texts = Texts.in(Locale.ENGLISH);
        var hands = new Hands(
                url -> {},
                ANN,
                (command, told) -> Thread.ofVirtual().start(() -> {
                    var receipt = andon.submit(command, new Actor(ANN, Actor.Known.SETTINGS));
                    FxThread.run(() -> told.accept(receipt));
                }));
        Fx.run(() -> {
            var theme = new Theme(WindowSettings.DEFAULT);
            var page = new PipelinesPage(
                    texts,
                    hands,
                    Choices.of(hands, texts, new Asking(theme.sheets(), () -> stage), receipt -> {}),
                    andon.details());
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(page.content(), 1000, 800));
            theme.dress(stage.getScene());
            stage.show();
            list = new ListObject(page, stage.getScene());
            details = new DetailsObject(stage.getScene());
            audience.set(FxThread.newest(page::show));
        });
        andon.share(new Embedded(folder.resolve("team.db")));
        andon.watch(List.of(hudson.source("hudson", "").withTimes(Duration.ofSeconds(1), Duration.ofSeconds(20))));
    }

    @AfterEach
    void close() {
        andon.close();
        Fx.run(stage::close);
        hudson.close();
    }

    @Test
    void fromRedToGreen() throws Exception {
        Path mended = folder.resolve("mended");
        hudson.jobWithTests("checkout", """
                [ -e %s ] || FAILURE='<failure message="expected 3 but was 4">at CheckoutTest.java:14</failure>'
                echo "<testsuite name='CheckoutTest' tests='1'>" > r.xml
                echo "<testcase classname='shop.CheckoutTest' name='sums'>$FAILURE</testcase></testsuite>" >> r.xml
                [ -e %s ]""".formatted(mended, mended));
        hudson.build("checkout");
        details.until(() -> list.column("light").equals(List.of("red")));
        list.choose(0);

        details.until(() -> details.tests().size() == 1);
        assertTrue(
                details.tests().getFirst().contains("shop.CheckoutTest › sums"),
                details.tests().getFirst());
        assertTrue(details.openTest().startsWith("expected 3 but was 4"), details.openTest());
        details.tab("log").until(() -> details.log().contains("Finished: FAILURE"));
        Screens.keep("live-broken", stage.getScene());

        details.until(() -> details.actions().contains("claim")).press("claim");
        details.until(() -> details.text("#details-facts").contains("Ann is on it"));

        Files.createFile(mended);
        details.press("rerun").until(() -> list.column("light").equals(List.of("green")));
        details.tab("tests").until(() -> details.text("#test-counts").equals("0 failed, 1 passed"));
        Screens.keep("live-mended", stage.getScene());
        assertEquals(List.of(), details.tests());
    }
}
