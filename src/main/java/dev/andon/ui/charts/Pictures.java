package dev.andon.ui.charts;

import dev.andon.report.Day;
import dev.andon.report.Figure;
import dev.andon.report.Measure;
import dev.andon.report.Ranked;
import dev.andon.report.Report;
import dev.andon.report.Spread;
import dev.andon.report.Value;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Scroll;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A report in charts. Each says in words too what it shows, for those who do not see it.
final class Pictures {
    private static final int COLUMNS = 2;
    /// So many lines of an axis can be told apart.
    private static final int LINES = 6;

    private final Texts texts;
    private final GridPane grid = new GridPane();
    private final Scroll node;

    Pictures(Texts texts) {
        this.texts = texts;
        grid.getStyleClass().add("cards");
        for (int i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
        }
        node = new Scroll(grid, texts.say("charts.tab.charts"));
        node.setId("charts");
    }

    Node node() {
        return node;
    }

    void show(Report report) {
        List<Region> cards = new ArrayList<>();
        cards.add(builds(report));
        cards.add(deploys(report));
        for (Measure measure :
                List.of(Measure.TIME_TO_GREEN, Measure.LEAD_TIME, Measure.QUEUE_TIME, Measure.RECOVERY_TIME)) {
            report.figure(measure).ifPresent(figure -> cards.add(spread(figure)));
        }
        cards.add(list(
                "reds",
                texts.say("charts.reds"),
                report.reds(),
                one -> texts.say("charts.redFor", one.subject(), one.red())));
        cards.add(list(
                "flaky",
                texts.say("charts.flaky"),
                report.flaky(),
                one -> texts.say("charts.flipped", one.subject(), one.flips(), one.repeats())));
        grid.getChildren().clear();
        for (int i = 0; i < cards.size(); i++) {
            grid.add(cards.get(i), i % COLUMNS, i / COLUMNS);
        }
    }

    private Region builds(Report report) {
        Bars bars = Bars.of(report.days(), Day::green, Day::red, texts.locale());
        String title = texts.say(bars.weekly() ? "charts.buildsByWeek" : "charts.builds");
        return bars(
                "builds",
                title,
                sentence(report, Measure.BUILDS),
                bars,
                texts.say("charts.green"),
                texts.say("charts.red"));
    }

    private Region deploys(Report report) {
        Bars bars = Bars.of(report.days(), Day::deploys, Day::back, texts.locale());
        String title = texts.say(bars.weekly() ? "charts.deploysByWeek" : "charts.deploys");
        return bars(
                "deploys",
                title,
                sentence(report, Measure.DEPLOYMENT_FREQUENCY),
                bars,
                texts.say("charts.new"),
                texts.say("charts.back"));
    }

    private String sentence(Report report, Measure measure) {
        return report.figure(measure)
                .map(figure -> texts.say(figure.value().sentence()))
                .orElse("");
    }

    private Region bars(String id, String title, String sentence, Bars bars, String good, String bad) {
        int highest = bars.bars().stream()
                .mapToInt(bar -> bar.good() + bar.bad())
                .max()
                .orElse(0);
        var chart = new StackedBarChart<>(new CategoryAxis(), counts(highest));
        XYChart.Series<String, Number> below = series(good);
        XYChart.Series<String, Number> above = series(bad);
        for (Bars.Bar bar : bars.bars()) {
            below.getData().add(new XYChart.Data<>(bar.label(), bar.good()));
            above.getData().add(new XYChart.Data<>(bar.label(), bar.bad()));
        }
        chart.getData().add(below);
        chart.getData().add(above);
        plain(chart);
        String words = bars.bars().stream()
                .map(bar -> texts.say("charts.bar", bar.label(), bar.good(), good, bar.bad(), bad))
                .collect(Collectors.joining("; "));
        return card(id, title, sentence, words, chart);
    }

    private static XYChart.Series<String, Number> series(String name) {
        var series = new XYChart.Series<String, Number>();
        series.setName(name);
        return series;
    }

    private Region spread(Figure figure) {
        String title = texts.say("measure." + figure.measure().word());
        String sentence = texts.say(figure.value().sentence());
        if (!(figure.value() instanceof Value.Times(Spread spread)) || !spread.isEnough()) {
            return card(figure.measure().word(), title, sentence, "");
        }
        List<Integer> counts = spread.counts();
        var chart = new BarChart<>(new CategoryAxis(), counts(Collections.max(counts)));
        XYChart.Series<String, Number> series = series(title);
        List<String> words = new ArrayList<>();
        for (Spread.Step step : Spread.Step.values()) {
            int count = counts.get(step.ordinal());
            series.getData().add(new XYChart.Data<>(shortly(step), count));
            words.add(texts.say("charts.step", count, inWords(step)));
        }
        chart.getData().add(series);
        plain(chart);
        chart.setLegendVisible(false);
        chart.getStyleClass().add("spread");
        return card(figure.measure().word(), title, sentence, String.join("; ", words), chart);
    }

    private String shortly(Spread.Step step) {
        return step == Spread.Step.LONGER
                ? texts.say("step.shortOver", Spread.Step.WEEK.end())
                : texts.say("step.shortUnder", step.end());
    }

    private String inWords(Spread.Step step) {
        return step == Spread.Step.LONGER
                ? texts.say("step.over", Spread.Step.WEEK.end())
                : texts.say("step.under", step.end());
    }

    /// An axis of whole numbers: there is no quarter of a deploy.
    private static NumberAxis counts(int highest) {
        int step = Math.max(1, Math.ceilDiv(highest, LINES));
        var axis = new NumberAxis(0, (double) step * Math.max(1, Math.ceilDiv(highest, step)), step);
        axis.setMinorTickVisible(false);
        return axis;
    }

    private static void plain(XYChart<String, Number> chart) {
        chart.setAnimated(false);
        chart.getXAxis().setAnimated(false);
        chart.getYAxis().setAnimated(false);
    }

    private Region list(String id, String title, List<Ranked> ranked, Function<Ranked, String> say) {
        List<Label> labels = new ArrayList<>();
        List<String> words = ranked.isEmpty()
                ? List.of(texts.say("charts.none"))
                : ranked.stream().map(say).toList();
        words.forEach(line -> labels.add(wrapped(line, "card-line")));
        return card(id, title, "", String.join("; ", words), labels.toArray(Node[]::new));
    }

    private Region card(String id, String title, String sentence, String words, Node... what) {
        var head = wrapped(title, "card-title");
        var card = new VBox(head);
        if (!sentence.isEmpty()) {
            card.getChildren().add(wrapped(sentence, "card-sentence"));
        }
        card.getChildren().addAll(what);
        card.getStyleClass().add("card");
        card.setId("card-" + id);
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(texts.say("charts.spread", title, sentence + " " + words));
        return card;
    }

    private static Label wrapped(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
