package dev.andon.ui.deploys;

import dev.andon.board.VigilHeadline;
import dev.andon.guard.Question;
import dev.andon.guard.Reading;
import dev.andon.guard.Vigil;
import dev.andon.text.Texts;
import dev.andon.ui.deploys.Explained.Seen;
import dev.andon.ui.kit.Aside;
import dev.andon.ui.kit.Facts;
import dev.andon.ui.kit.Facts.Fact;
import dev.andon.ui.kit.Moments;
import dev.andon.ui.kit.Scroll;
import dev.andon.ui.kit.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The watched deploys of a service, and why one of them ended as it did. Lives on the JavaFX thread.
final class WatchPane extends SplitPane {
    private final Texts texts;
    private final Function<Long, List<Question>> kept;
    private final Aside reading = new Aside("explain a watch");
    private final Table<Vigil> table;
    private final Facts facts = new Facts();
    private final Label told = new Label();
    private final Table<Seen> looks;

    /// @param kept what a watch of that number was judged by; blocks
    WatchPane(Texts texts, Moments moments, Function<Long, List<Question>> kept) {
        this.texts = texts;
        this.kept = kept;
        table = new Table<Vigil>("watches", texts.say("deploys.noWatches"), vigil -> String.valueOf(vigil.number()))
                .named(texts.say("deploys.tab.watches"))
                .column(
                        "version",
                        texts.say("deploys.column.version"),
                        90,
                        vigil -> vigil.release().version())
                .column(
                        "at",
                        texts.say("deploys.column.at"),
                        180,
                        vigil -> moments.brief(vigil.deploy().to()),
                        Comparator.comparing(vigil -> vigil.deploy().to()))
                .column("end", texts.say("deploys.column.end"), 130, this::end)
                .whole("at")
                .fold("end", "at");
        looks = new Table<Seen>("looks", texts.say("deploys.noLooks"), Seen::key)
                .named(texts.say("deploys.looks"))
                .column("metric", texts.say("deploys.column.metric"), 110, Seen::metric)
                .column(
                        "minutes",
                        texts.say("deploys.column.minutes"),
                        55,
                        seen -> String.valueOf(seen.minutes()),
                        Comparator.comparing(Seen::minutes))
                .column("change", texts.say("deploys.column.change"), 80, seen -> change(seen))
                .column("usual", texts.say("deploys.column.usual"), 150, Seen::usual)
                .column("passed", texts.say("deploys.column.passed"), 130, Seen::passed)
                .fold("passed", "metric")
                .fold("usual", "change");
        // The table below takes what is left, not what sentences need.
        facts.setMinHeight(USE_PREF_SIZE);
        told.setMinHeight(USE_PREF_SIZE);
        told.setId("explained");
        told.setWrapText(true);
        var side = new VBox(told, facts, looks.node());
        VBox.setVgrow(looks.node(), Priority.ALWAYS);
        side.getStyleClass().add("page-details");
        var scroll = new Scroll(side, texts.say("deploys.looks"));
        scroll.setFitToHeight(true);
        getItems().setAll(table.node(), scroll);
        setDividerPositions(0.4);
        table.whenChosen(chosen -> chosen.ifPresentOrElse(this::explain, this::clear));
        clear();
    }

    private String end(Vigil vigil) {
        return vigil.end() == null
                ? texts.say("wall.watched")
                : texts.say("vigil.end." + vigil.end().word());
    }

    private String change(Seen seen) {
        return seen.isMeasured()
                ? seen.change()
                : texts.say("look." + seen.look().state().word());
    }

    void show(List<Vigil> vigils) {
        table.show(vigils);
        if (table.chosen().isEmpty()) {
            clear();
        }
    }

    private void clear() {
        reading.forget();
        told.setText(texts.say("deploys.chooseWatch"));
        facts.show(List.of());
        looks.show(List.of());
    }

    private void explain(Vigil vigil) {
        clear();
        told.setText(texts.say("page.reading"));
        facts.show(said(vigil));
        reading.run(() -> Explained.of(kept.apply(vigil.number())), this::tell, told::setText);
    }

    /// What was told then.
    private List<Fact> said(Vigil vigil) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("end", texts.say("deploys.column.end"), end(vigil)));
        vigil.readings().forEach(reading -> facts.add(fact("said", reading)));
        VigilHeadline.restraints(vigil)
                .forEach(why -> facts.add(new Fact("restraint", texts.say("deploys.fact.restraints"), texts.say(why))));
        if (vigil.vetoedBy() != null) {
            facts.add(new Fact(
                    "veto", texts.say("deploys.fact.veto"), vigil.vetoedBy().name()));
        }
        return facts;
    }

    private Fact fact(String id, Reading reading) {
        return new Fact(id, reading.metric(), texts.say(VigilHeadline.of(reading)));
    }

    private void tell(Explained explained) {
        told.setText(texts.say(explained.looks().isEmpty() ? "deploys.nothingKept" : "deploys.kept"));
        looks.show(explained.looks());
    }
}
