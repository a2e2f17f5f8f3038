package dev.andon.ui.pipelines;

import dev.andon.build.FailedTest;
import dev.andon.build.TestReport;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Scroll;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// The tests that failed, each with what it says; the first one is open. Lives on the JavaFX thread.
final class TestsView {
    private static final int ROWS = 12;

    private final Texts texts;
    private final VBox list = new VBox();
    private final Scroll node;
    private final Label counts = new Label();

    TestsView(Texts texts) {
        this.texts = texts;
        node = new Scroll(list, texts.say("details.tab.tests"));
        node.getStyleClass().add("tests");
        counts.setId("test-counts");
        counts.setWrapText(true);
        list.getStyleClass().add("test-list");
    }

    Node node() {
        return node;
    }

    void say(String words) {
        counts.setText(words);
        list.getChildren().setAll(counts);
    }

    void show(TestReport report) {
        if (report.isEmpty()) {
            say(texts.say(report.isFromLog() ? "details.noTestsInLog" : "details.noTests"));
            return;
        }
        counts.setText(counts(report));
        List<Node> all = new ArrayList<>();
        all.add(counts);
        for (FailedTest test : report.failing()) {
            var pane = new TitledPane(title(test), new Label());
            pane.getStyleClass().add("test");
            pane.setAnimated(false);
            pane.setExpanded(false);
            // Two hundred stacks are not laid out before somebody opens them.
            pane.expandedProperty().addListener((open, before, now) -> pane.setContent(said(test, title(test))));
            all.add(pane);
        }
        if (report.unnamed() > 0) {
            var unnamed = new Label(texts.say("tests.unnamed", report.unnamed()));
            unnamed.setWrapText(true);
            all.add(unnamed);
        }
        list.getChildren().setAll(all);
        all.stream()
                .filter(TitledPane.class::isInstance)
                .findFirst()
                .ifPresent(first -> ((TitledPane) first).setExpanded(true));
    }

    private String counts(TestReport report) {
        if (report.isFromLog()) {
            return texts.say("details.testsFromLog", report.failed());
        }
        List<String> said = new ArrayList<>();
        said.add(texts.say("tests.failed", report.failed()));
        if (report.passed() >= 0) {
            said.add(texts.say("tests.passed", report.passed()));
        }
        if (report.skipped() > 0) {
            said.add(texts.say("tests.skipped", report.skipped()));
        }
        return String.join(", ", said);
    }

    private String title(FailedTest test) {
        String name = test.suite().isEmpty() ? test.name() : test.suite() + " › " + test.name();
        if (test.isNew()) {
            return texts.say("tests.new", name);
        }
        return test.streak() > 1 ? texts.say("tests.streak", name, test.streak()) : name;
    }

    private static Node said(FailedTest test, String title) {
        String stack = test.stack().contains(test.message()) ? test.stack() : test.message() + "\n" + test.stack();
        var area = new TextArea(stack.strip());
        area.setEditable(false);
        area.setAccessibleText(title);
        area.setPrefRowCount(Math.min(ROWS, 1 + (int) stack.lines().count()));
        area.getStyleClass().add("test-said");
        return area;
    }
}
