package dev.andon.ui.pipelines;

import dev.andon.build.Build;
import dev.andon.build.Flakiness;
import dev.andon.build.Outcome;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The last builds of a pipeline as bars, the newest at the right: as high as they took long, coloured as they
/// ended. A bar is a button that chooses its build. Lives on the JavaFX thread.
final class HistoryView extends VBox {
    private static final double HEIGHT = 72;
    private static final double LEAST = 8;

    private final Texts texts;
    private final Consumer<Build> choose;
    private final HBox bars = new HBox();
    private final Label summary = new Label();

    /// @param choose is told which build somebody wants to see
    HistoryView(Texts texts, Consumer<Build> choose) {
        this.texts = texts;
        this.choose = choose;
        getStyleClass().add("history");
        bars.getStyleClass().add("history-bars");
        bars.setMinHeight(HEIGHT);
        summary.setId("history-summary");
        summary.setWrapText(true);
        getChildren().addAll(bars, summary);
    }

    /// There is nothing to show, and why.
    void say(String words) {
        bars.getChildren().clear();
        summary.setText(words);
    }

    /// @param history newest first
    void show(List<Build> history) {
        long longest = history.stream()
                .map(Build::duration)
                .mapToLong(took -> took == null ? 0 : took.toMillis())
                .max()
                .orElse(0);
        var group = new ToggleGroup();
        List<ToggleButton> made = new ArrayList<>();
        for (Build build : history.reversed()) {
            made.add(bar(build, longest, group));
        }
        bars.getChildren().setAll(made);
        summary.setText(summary(history));
    }

    private ToggleButton bar(Build build, long longest, ToggleGroup group) {
        var bar = new ToggleButton();
        bar.getStyleClass().setAll("history-bar");
        bar.pseudoClassStateChanged(PseudoClass.getPseudoClass(build.outcome().word()), true);
        bar.setToggleGroup(group);
        Duration took = build.duration();
        double share = took == null || longest == 0 ? 0 : took.toMillis() / (double) longest;
        bar.setMinHeight(LEAST);
        bar.setPrefHeight(LEAST + share * (HEIGHT - LEAST));
        bar.setMaxHeight(LEAST + share * (HEIGHT - LEAST));
        String words = words(build);
        bar.setAccessibleText(words);
        bar.setTooltip(new Tooltip(words));
        bar.setOnAction(pressed -> choose.accept(build));
        return bar;
    }

    private String words(Build build) {
        String outcome = texts.say("outcome." + build.outcome().word());
        String took = build.duration() == null ? "" : texts.age(build.duration());
        return texts.say("history.build", build.label(), outcome, took, when(build));
    }

    private String when(Build build) {
        return build.finished() == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                        .withLocale(texts.locale())
                        .format(build.finished().atZone(ZoneId.systemDefault()));
    }

    /// How it went, in words.
    private String summary(List<Build> history) {
        List<Build> told =
                history.stream().filter(build -> build.outcome().isConclusive()).toList();
        if (told.isEmpty()) {
            return texts.say("history.none");
        }
        long well =
                told.stream().filter(build -> build.outcome() == Outcome.PASSED).count();
        List<String> said = new ArrayList<>();
        said.add(texts.say("history.passed", well, told.size()));
        trend(told).ifPresent(said::add);
        Flakiness flakiness = Flakiness.of(history);
        if (flakiness.isFlaky()) {
            said.add(texts.say("details.flaky", flakiness.flips(), flakiness.repeats()));
        }
        return String.join(" ", said);
    }

    /// Whether builds take longer than they did: the newer half beside the older.
    private Optional<String> trend(List<Build> told) {
        int half = told.size() / 2;
        Long newer = median(told.subList(0, half));
        Long older = median(told.subList(half, told.size()));
        if (half < 5 || newer == null || older == null || older == 0) {
            return Optional.empty();
        }
        long percent = Math.round(100.0 * (newer - older) / older);
        Duration usual = Duration.ofMillis(newer);
        return Optional.of(
                Math.abs(percent) < 10
                        ? texts.say("history.steady", usual)
                        : texts.say(percent > 0 ? "history.slower" : "history.faster", usual, Math.abs(percent)));
    }

    private static @Nullable Long median(List<Build> builds) {
        List<Long> took = builds.stream()
                .map(Build::duration)
                .filter(one -> one != null && !one.isZero())
                .map(Duration::toMillis)
                .sorted()
                .toList();
        return took.isEmpty() ? null : took.get(took.size() / 2);
    }
}
