package dev.andon.ui.deploys;

import dev.andon.board.Books;
import dev.andon.board.GoingBack;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Vigil;
import dev.andon.text.Texts;
import dev.andon.ui.deploys.Past.Remembered;
import dev.andon.ui.kit.Aside;
import dev.andon.ui.kit.Em;
import dev.andon.ui.kit.Facts;
import dev.andon.ui.kit.Fan;
import dev.andon.ui.kit.Moments;
import dev.andon.ui.kit.Saying;
import dev.andon.ui.kit.Scroll;
import dev.andon.ui.kit.Table;
import dev.andon.ui.kit.ToolRow;
import dev.andon.ui.kit.choice.Buttons;
import dev.andon.ui.kit.choice.Choice;
import dev.andon.ui.kit.choice.ServiceChoices;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One service: how it stands and what can be done, its releases, its watches, who went back. Lives on the JavaFX
/// thread.
final class ServicePane extends BorderPane {
    private final Texts texts;
    private final ServiceChoices choices;
    private final Past past;
    private final Aside reading = new Aside("read a service's past");
    private final Label name = new Label();
    /// From here on, in em, there is room for a picture beside words.
    private static final double WIDE = 42;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final Label left = new Label();
    private final Buttons buttons = new Buttons();
    private final Saying told = new Saying("told");
    private final Facts facts = new Facts();
    private final Fan fan = new Fan();
    private final Table<Release> releases;
    private final WatchPane watches;
    private final Table<Rollback> rollbacks;
    private String subject = "";
    private List<Object> known = List.of();
    /// Those that could not be read; null when the last could.
    private @Nullable Books away;

    ServicePane(Texts texts, Moments moments, ServiceChoices choices, Past past) {
        this.texts = texts;
        this.choices = choices;
        this.past = past;
        releases = new Table<Release>("releases", texts.say("deploys.noReleases"), Release::id)
                .named(texts.say("deploys.tab.releases"))
                .column("version", texts.say("deploys.column.version"), 140, Release::version)
                .column("outcome", texts.say("deploys.column.outcome"), 110, this::outcome)
                .column(
                        "at",
                        texts.say("deploys.column.at"),
                        190,
                        release -> moments.brief(Standing.at(release)),
                        Comparator.comparing(Standing::at, Comparator.nullsFirst(Comparator.naturalOrder())))
                .column("by", texts.say("deploys.column.by"), 120, Standing::by)
                .column("commit", texts.say("deploys.column.commit"), 120, Standing::commit)
                .column("obstacle", texts.say("deploys.column.obstacle"), 260, Release::obstacle)
                .whole("at")
                .fold("commit", "at")
                .fold("by", "at")
                .fold("outcome", "version")
                .fold("obstacle", "at");
        watches = new WatchPane(texts, moments, past.kept());
        rollbacks = new Table<Rollback>(
                        "rollbacks", texts.say("deploys.noRollbacks"), one -> String.valueOf(one.number()))
                .named(texts.say("deploys.tab.rollbacks"))
                .column(
                        "at",
                        texts.say("deploys.column.at"),
                        190,
                        one -> moments.brief(one.at()),
                        Comparator.comparing(Rollback::at))
                .column(
                        "from",
                        texts.say("deploys.column.from"),
                        100,
                        one -> one.from().version())
                .column(
                        "to",
                        texts.say("deploys.column.to"),
                        100,
                        one -> one.to().version())
                .column(
                        "by",
                        texts.say("deploys.column.by"),
                        110,
                        one -> one.by().name())
                .column("why", texts.say("deploys.column.why"), 200, Rollback::why)
                .column("became", texts.say("deploys.column.became"), 240, this::became)
                .whole("at")
                .fold("by", "at")
                .fold("to", "from")
                .fold("why", "at")
                .fold("became", "at");
        build();
    }

    private void build() {
        name.setId("service-name");
        name.getStyleClass().add("page-title");
        left.setId("left");
        HBox.setHgrow(buttons, Priority.ALWAYS);
        var head = new ToolRow(name, left, buttons);
        fan.getStyleClass().add("page-fan");
        HBox.setHgrow(facts, Priority.ALWAYS);
        facts.setMinWidth(0);
        var now = new BorderPane(facts);
        now.getStyleClass().add("page-details");
        Em.whenBelow(this, WIDE, narrow -> {
            now.setRight(narrow ? null : fan);
            now.setBottom(narrow ? fan : null);
            watches.setOrientation(narrow ? Orientation.VERTICAL : Orientation.HORIZONTAL);
            pseudoClassStateChanged(NARROW, narrow);
        });
        var scroll = new Scroll(now, texts.say("deploys.tab.now"));
        var tabs = new TabPane(
                tab("now", texts.say("deploys.tab.now"), scroll),
                tab("releases", texts.say("deploys.tab.releases"), releases.node()),
                tab("watches", texts.say("deploys.tab.watches"), watches),
                tab("rollbacks", texts.say("deploys.tab.rollbacks"), rollbacks.node()));
        tabs.setId("service-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        getStyleClass().add("service-pane");
        var all = new BorderPane(tabs, new VBox(head, told), null, null, null);
        all.getStyleClass().add("service");
        var whole = new Scroll(all, texts.say("page.details"));
        whole.setFitToHeight(true);
        setCenter(whole);
    }

    private static Tab tab(String id, String title, Node content) {
        var tab = new Tab(title, content);
        tab.setId("tab-" + id);
        return tab;
    }

    private String outcome(Release release) {
        return texts.say("deploys.outcome." + release.outcome().word());
    }

    /// What came of it, as far as it came.
    private String became(Rollback rollback) {
        Rollback.Finding finding = rollback.finding();
        if (finding != null) {
            return texts.say(
                    "rollback." + finding.word(),
                    rollback.subject(),
                    rollback.to().version());
        }
        return switch (rollback.sending()) {
            case REFUSED -> rollback.words().isEmpty() ? texts.say("deploys.refused") : rollback.words();
            case UNSURE -> texts.say("deploys.unsure");
            case INTENDED, SENT -> texts.say("deploys.underway");
        };
    }

    void show(Optional<Standing> chosen) {
        setVisible(chosen.isPresent());
        chosen.ifPresent(this::show);
    }

    private void show(Standing standing) {
        name.setText(standing.service());
        Optional<GoingBack> going = standing.going();
        boolean counts =
                going.filter(one -> one.stage() == GoingBack.Stage.COUNTDOWN).isPresent();
        left.setText(
                counts
                        ? texts.say(
                                "deploys.left",
                                going.get().left(standing.board().at()).toSeconds())
                        : "");
        buttons.show(standing.tile().id(), offered(standing, going));
        facts.show(standing.facts());
        showFan(standing);
        releases.show(standing.deployment().history());
        read(standing);
    }

    private List<Choice> offered(Standing standing, Optional<GoingBack> going) {
        return going.map(one -> choices.of(one, standing.board()))
                .orElseGet(() -> choices.of(standing.tile(), standing.board()));
    }

    private void showFan(Standing standing) {
        Vigil vigil = standing.tile().vigil();
        boolean drawn = vigil != null && fan.show(vigil, standing.board().at());
        fan.setVisible(drawn);
        fan.setManaged(drawn);
        fan.setAccessibleText(drawn ? standing.watch() : "");
    }

    /// Anew only when another service is looked at, or something was written of this one.
    private void read(Standing standing) {
        String wanted = standing.tile().id();
        if (!wanted.equals(subject)) {
            subject = wanted;
            known = List.of();
            watches.show(List.of());
            rollbacks.show(List.of());
        }
        List<Object> now = List.of(
                wanted,
                Optional.ofNullable(standing.tile().vigil()),
                standing.tile().rollbacks());
        Books books = standing.board().books();
        if (!now.equals(known) || (away != null && away != books)) {
            known = now;
            reading.run(() -> past.remembered().apply(wanted), this::tell, why -> {
                away = books;
                told.say(why);
            });
        }
    }

    private void tell(Remembered remembered) {
        away = null;
        told.say("");
        watches.show(remembered.vigils());
        rollbacks.show(remembered.rollbacks());
    }
}
