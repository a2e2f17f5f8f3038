package dev.andon.ui.pipelines;

import dev.andon.board.Board;
import dev.andon.board.Headline;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
import dev.andon.build.Approval;
import dev.andon.build.Build;
import dev.andon.build.Commits;
import dev.andon.build.Hang;
import dev.andon.build.History;
import dev.andon.build.Outcome;
import dev.andon.build.TestReport;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Told;
import dev.andon.link.Link;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Aside;
import dev.andon.ui.kit.YieldingPane;
import dev.andon.ui.kit.choice.Choice;
import dev.andon.ui.kit.choice.Choices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One pipeline: how it stands, what can be done, its last builds, and of one of these what failed: tests, log
/// and commits. The server is asked for a part when somebody looks at it. Lives on the JavaFX thread.
final class DetailsPane extends BorderPane {
    private final DetailsDesk desk;
    private final Texts texts;
    private final Choices choices;
    private final Muting muting;
    private final Label name = new Label();
    private final Label light = new Label();
    private final Label headline = line("details-headline");
    private final Label facts = line("details-facts");
    private final FlowPane actions = new FlowPane();
    private final HistoryView history;
    private final TestsView tests;
    private final LogView log;
    private final CommitsView commits;
    private final Tab testsTab;
    private final Tab logTab;
    private final Tab commitsTab;
    private final TabPane tabs = new TabPane();
    private final Aside forHistory = new Aside("history");
    private final Aside forTests = new Aside("tests");
    private final Aside forCommits = new Aside("commits");
    private final Aside forApprovals = new Aside("approvals");

    private @Nullable Tile tile;
    private Board board = Board.EMPTY;
    private List<Build> builds = List.of();
    private List<Approval> approvals = List.of();
    /// The build that is looked at; null for the one that counts.
    private @Nullable Build chosen;
    private @Nullable Question asked;
    private List<String> offered = List.of();

    /// What is looked at. As long as it is the same, nobody loses the place where he reads.
    private record Question(Tab tab, @Nullable Build build) {}

    DetailsPane(DetailsDesk desk, Texts texts, Choices choices, Muting muting) {
        this.muting = muting;
        this.desk = desk;
        this.texts = texts;
        this.choices = choices;
        getStyleClass().add("details");
        history = new HistoryView(texts, this::choose);
        tests = new TestsView(texts);
        log = new LogView(desk, texts);
        commits = new CommitsView(texts);
        testsTab = tab("tests", texts.say("details.tab.tests"), tests.node());
        logTab = tab("log", texts.say("details.tab.log"), log);
        commitsTab = tab("commits", texts.say("details.tab.commits"), commits);
        tabs.getTabs().setAll(testsTab, logTab, commitsTab);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().addListener((tab, before, now) -> ask());
        name.getStyleClass().add("details-name");
        name.setWrapText(true);
        light.getStyleClass().add("details-light");
        light.setMinWidth(USE_PREF_SIZE);
        actions.getStyleClass().add("details-actions");
        var title = new HBox(light, name);
        title.getStyleClass().add("details-title");
        var head = new VBox(title, headline, facts, actions, history);
        head.getStyleClass().add("details-head");
        VBox.setVgrow(tabs, Priority.ALWAYS);
        setCenter(new VBox(new YieldingPane(head, texts.say("page.details")), tabs));
    }

    private static Label line(String id) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        return label;
    }

    private static Tab tab(String id, String words, Node content) {
        var tab = new Tab(words, content);
        tab.setId("tab-" + id);
        return tab;
    }

    /// Shows a pipeline as it is now; what the server told of it is asked for again when another build counts.
    void show(Tile now, Board board) {
        Tile before = tile;
        this.tile = now;
        this.board = board;
        boolean isOther = before == null || !before.id().equals(now.id());
        if (isOther) {
            forget();
            asked = null;
            chosen = null;
            builds = List.of();
            approvals = List.of();
        }
        describe(now);
        if (before == null || isOther || !sameBuilds(before, now)) {
            askForHistory(now);
            askForApprovals(now);
            ask();
        }
    }

    /// Nobody looks any more.
    void leave() {
        tile = null;
        log.leave();
        forget();
    }

    /// What was asked of one pipeline is never told of another.
    private void forget() {
        for (Aside one : List.of(forHistory, forTests, forCommits, forApprovals)) {
            one.forget();
        }
    }

    /// Something was told of the pipeline; meanwhile there may be a newer board.
    private void describe() {
        if (tile != null) {
            describe(tile);
        }
    }

    private static boolean sameBuilds(Tile before, Tile now) {
        return before.known().verdict().equals(now.known().verdict())
                && before.activity() == now.activity()
                && before.building().equals(now.building());
    }

    private void describe(Tile now) {
        name.setText(now.source() + " / " + now.name());
        for (Light one : Light.values()) {
            light.pseudoClassStateChanged(PseudoClass.getPseudoClass(one.word()), one == now.light());
        }
        light.setText(texts.say("light." + now.light().word()));
        headline.setText(texts.say(Headline.of(now, board.at())));
        facts.setText(String.join("  ·  ", facts(now)));
        offer(now);
    }

    private List<String> facts(Tile now) {
        List<String> said = new ArrayList<>();
        Headline.activity(now, board.at()).map(texts::say).ifPresent(said::add);
        muting.told(now).ifPresent(said::add);
        List<String> failing = now.known().verdict().failing();
        if (now.outcome().isRed() && !failing.isEmpty()) {
            said.add(texts.say("details.failing", String.join(", ", failing)));
        }
        List<Person> breakers = now.known().breakers();
        if (!breakers.isEmpty()) {
            said.add(texts.say("details.breakers", breakers));
        }
        lastGreen().map(texts::say).ifPresent(said::add);
        hang(now).map(texts::say).ifPresent(said::add);
        Headline.claim(now).map(texts::say).ifPresent(said::add);
        return said;
    }

    private Optional<Sentence> lastGreen() {
        if (builds.isEmpty() || tile == null || !tile.outcome().isRed()) {
            return Optional.empty();
        }
        Instant green = builds.stream()
                .filter(build -> build.outcome() == Outcome.PASSED)
                .map(Build::finished)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return Optional.of(
                green == null
                        ? Sentence.of("details.neverGreen", builds.size())
                        : Sentence.of("details.lastGreen", Duration.between(green, board.at())));
    }

    private Optional<Sentence> hang(Tile now) {
        Build current = now.known().pipeline().current();
        return current == null || !now.activity().isRunning()
                ? Optional.empty()
                : Hang.of(builds, current, board.at())
                        .map(hang -> Sentence.of("details.hangs", hang.running(), hang.usual()));
    }

    private void offer(Tile now) {
        List<Choice> all = offered(now);
        List<String> words = all.stream().map(Choice::words).toList();
        if (!words.equals(offered)) {
            offered = words;
            // It may have the focus in a window that has none: behind a question, say.
            Node focused = getScene() == null ? null : getScene().getFocusOwner();
            int place = actions.getChildren().indexOf(focused);
            actions.getChildren().setAll(all.stream().map(this::button).toList());
            if (focused != null && place >= 0) {
                focus(focused.getId(), place);
            }
        }
    }

    /// Who pressed a button goes on from there: with the same one, else with what stands in its place. Left alone,
    /// the focus would jump to the beginning of the window.
    private void focus(String id, int place) {
        List<Node> buttons = actions.getChildren();
        buttons.stream()
                .filter(button -> button.getId().equals(id))
                .findFirst()
                .orElseGet(() -> buttons.get(Math.min(place, buttons.size() - 1)))
                .requestFocus();
    }

    private List<Choice> offered(Tile now) {
        List<Choice> all = new ArrayList<>(choices.tiles().choices(now, board));
        // Named, since what waits may be another thing by the time that somebody has said why.
        if (!approvals.isEmpty() && all.removeIf(choice -> choice.id().equals("approve"))) {
            for (Approval approval : approvals) {
                all.add(new Choice(
                        approvals.size() == 1 ? "approve" : "approve-" + approval.id(),
                        texts.say("menu.approveOn", approval.name()),
                        () -> choices.tiles().approve(now, approval.name())));
            }
        }
        all.add(mute(now));
        String page = now.page();
        if (page != null) {
            all.add(new Choice("copy", texts.say("menu.copyLink"), () -> copy(page)));
        }
        new Link(Link.Kind.PIPELINE, now.id())
                .text()
                .ifPresent(
                        link -> all.add(new Choice("copy-andon", texts.say("menu.copyAndonLink"), () -> copy(link))));
        return all;
    }

    private Choice mute(Tile now) {
        List<Choice> ways = muting.choices(now, board.at());
        return ways.size() == 1
                ? ways.getFirst()
                : new Choice(
                        "mute", texts.say("mute.title"), () -> Choice.menu(ways).show(actions, Side.BOTTOM, 0, 0));
    }

    /// What it does is looked up when it is pressed: by then there is a newer board, and the button may have stayed
    /// from another pipeline which offered the same. What is offered no more is not done.
    private Button button(Choice choice) {
        Button button = choice.button();
        button.setOnAction(pressed -> {
            Tile now = tile;
            if (now != null) {
                offered(now).stream()
                        .filter(one -> one.words().equals(choice.words()))
                        .findFirst()
                        .ifPresent(one -> one.action().run());
            }
        });
        return button;
    }

    private static void copy(String page) {
        var content = new ClipboardContent();
        content.putString(page);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void choose(Build build) {
        chosen = build;
        ask();
    }

    private void askForHistory(Tile now) {
        if (!now.can(Ability.HISTORY)) {
            history.say(texts.say("history.cannot"));
            return;
        }
        if (builds.isEmpty()) {
            history.say(texts.say("details.reading"));
        }
        forHistory.ask(() -> desk.history(now.id(), History.AT_MOST), told -> {
            switch (told) {
                case Told.Answer<List<Build>>(var all) -> {
                    builds = all;
                    history.show(all);
                    describe();
                    if (tabs.getSelectionModel().getSelectedItem() == commitsTab) {
                        askAgain();
                    }
                }
                case Told.Nothing<List<Build>>(var why) -> history.say(texts.say(why));
            }
        });
    }

    private void askForApprovals(Tile now) {
        approvals = List.of();
        forApprovals.forget();
        if (now.activity() == Activity.WAITING && now.can(Ability.APPROVE)) {
            forApprovals.ask(() -> desk.waiting(now.id()), told -> {
                if (told instanceof Told.Answer<List<Approval>>(var all)) {
                    approvals = all;
                    describe();
                }
            });
        }
    }

    /// The build whose tests and log are looked at: the chosen one, else the one that runs and already fails,
    /// else the one that counts.
    private @Nullable Build wanted(Tile now) {
        if (chosen != null) {
            return chosen;
        }
        Build current = now.known().pipeline().current();
        Build last = now.known().verdict();
        boolean neverEnded = last.equals(Build.NONE);
        return current != null && (neverEnded || now.activity() == Activity.RUNNING_FAILING)
                ? current
                : neverEnded ? null : last;
    }

    private void ask() {
        Tile now = tile;
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (now == null || tab == null) {
            return;
        }
        Build build = tab == commitsTab ? now.known().verdict() : wanted(now);
        var question = new Question(tab, build);
        if (question.equals(asked)) {
            return;
        }
        asked = question;
        if (tab != logTab) {
            log.leave();
        }
        if (tab == commitsTab) {
            showCommits(now);
        } else if (build == null) {
            say(tab, texts.say("details.neverBuilt"));
        } else if (tab == logTab) {
            log.show(now.id(), build);
        } else {
            showTests(now, build);
        }
    }

    private void askAgain() {
        asked = null;
        ask();
    }

    /// What was not told is asked for again when the server says something new.
    private void askLater(Tab tab) {
        if (asked != null && asked.tab() == tab) {
            asked = null;
        }
    }

    private void say(Tab tab, String words) {
        if (tab == testsTab) {
            tests.say(words);
        } else {
            log.say(words);
        }
    }

    private void showTests(Tile now, Build build) {
        if (!now.can(Ability.TESTS) && !now.can(Ability.LOG)) {
            tests.say(texts.say("tests.cannot"));
            return;
        }
        tests.say(texts.say("details.reading"));
        forTests.ask(() -> desk.tests(now.id(), build), told -> {
            switch (told) {
                case Told.Answer<TestReport>(var report) -> tests.show(report);
                case Told.Nothing<TestReport>(var why) -> {
                    tests.say(texts.say(why));
                    askLater(testsTab);
                }
            }
        });
    }

    private void showCommits(Tile now) {
        if (!now.outcome().isRed()) {
            commits.say(texts.say("since.green"));
            return;
        }
        commits.say(texts.say("details.reading"));
        List<Build> known = builds;
        forCommits.ask(() -> desk.sinceGreen(now.id(), known), told -> {
            switch (told) {
                case Told.Answer<Commits>(var all) -> commits.show(all, board.at());
                case Told.Nothing<Commits>(var why) -> {
                    commits.say(texts.say(why));
                    askLater(commitsTab);
                }
            }
        });
    }
}
