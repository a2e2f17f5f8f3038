package dev.andon.ui.pipelines;

import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Stretch;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Told;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Aside;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.ToolRow;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A build's log: its end first, followed as long as it grows, what came before when somebody wants it. The line
/// with which the trouble probably began is marked. Lives on the JavaFX thread.
final class LogView extends BorderPane {
    private static final double WHICH_WIDTH = 140;
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("first-error");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final DetailsDesk desk;
    private final Texts texts;
    private final Aside reading = new Aside("log");
    /// Of its own: what is asked every few seconds must not make forgotten what somebody asked for.
    private final Aside following = new Aside("log tail");
    private final ComboBox<Log> logs = new ComboBox<>();
    private final TextField search = new TextField();
    private final Button error = new Button();
    private final Button earlier = new Button();
    private final Label state = new Label();
    private final ObservableList<String> shown = FXCollections.observableArrayList();
    private final ListView<String> list = new ListView<>(shown);

    private String subject = "";
    private @Nullable LogLines lines;
    private OptionalInt firstError = OptionalInt.empty();
    private Runnable stopFollowing = () -> {};

    LogView(DetailsDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        getStyleClass().add("log");
        logs.setId("logs");
        logs.setAccessibleText(texts.say("log.which"));
        logs.setCellFactory(made -> new Name());
        logs.setButtonCell(new Name());
        logs.setMinWidth(WHICH_WIDTH);
        logs.valueProperty().addListener((value, before, now) -> read(now));
        search.setId("log-search");
        search.setPromptText(texts.say("log.search"));
        search.setAccessibleText(texts.say("log.search"));
        search.setOnAction(entered -> findNext());
        search.textProperty().addListener((text, before, now) -> findNext());
        HBox.setHgrow(search, Priority.ALWAYS);
        error.setId("first-error");
        error.setText(texts.say("log.firstError"));
        error.setMinWidth(Region.USE_PREF_SIZE);
        error.setOnAction(pressed -> firstError.ifPresent(this::go));
        earlier.setId("earlier");
        earlier.setText(texts.say("log.earlier"));
        earlier.setMinWidth(Region.USE_PREF_SIZE);
        earlier.setOnAction(pressed -> readEarlier());
        state.setId("log-state");
        state.setWrapText(true);
        list.setId("log-lines");
        list.setAccessibleText(texts.say("log.lines"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(made -> new Line());
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (COPY.match(key)) {
                copy();
            }
        });
        var tools = new ToolRow(logs, search, error, earlier);
        setTop(tools);
        setCenter(list);
        setBottom(state);
        refresh();
    }

    /// Shows the log of a build that tells most.
    void show(String subject, Build build) {
        say(texts.say("log.reading"));
        this.subject = subject;
        reading.ask(() -> desk.logs(subject, build), this::take);
    }

    /// Says why there is no log.
    void say(String words) {
        leave();
        logs.getItems().clear();
        forget();
        state.setText(words);
    }

    /// Nobody looks any more: nothing is read any more.
    void leave() {
        stopFollowing.run();
        stopFollowing = () -> {};
        reading.forget();
        following.forget();
    }

    private void forget() {
        lines = null;
        firstError = OptionalInt.empty();
        shown.clear();
        refresh();
    }

    private void take(Told<List<Log>> told) {
        switch (told) {
            case Told.Nothing<List<Log>>(var why) -> state.setText(texts.say(why));
            case Told.Answer<List<Log>>(var all) -> {
                logs.getItems().setAll(all);
                Log.telling(all).ifPresentOrElse(logs::setValue, () -> state.setText(texts.say("log.none")));
            }
        }
    }

    private void read(@Nullable Log log) {
        stopFollowing.run();
        forget();
        if (log != null) {
            state.setText(texts.say("log.reading"));
            reading.ask(() -> desk.log(subject, log, new Stretch.End()), told -> begin(log, told));
        }
    }

    private void begin(Log log, Told<LogPart> told) {
        if (told instanceof Told.Answer<LogPart>(var part)) {
            lines = new LogLines(part);
            shown.setAll(lines.lines());
            mark();
            list.scrollTo(firstError.orElse(shown.size() - 1));
            say(log, part);
            follow(log, part);
        } else if (told instanceof Told.Nothing<LogPart>(var why)) {
            state.setText(texts.say(why));
        }
    }

    private void follow(Log log, LogPart part) {
        if (!part.complete() && log.growing()) {
            stopFollowing = FxThread.every(EVERY, () -> readOn(log));
        }
    }

    private void readOn(Log log) {
        LogLines read = lines;
        if (read == null) {
            return;
        }
        Stretch after = read.last().after();
        following.ask(() -> desk.log(subject, log, after), told -> {
            if (told instanceof Told.Answer<LogPart>(var part) && lines == read) {
                append(read, part);
                say(log, part);
                if (part.complete()) {
                    stopFollowing.run();
                }
            } else if (told instanceof Told.Nothing<LogPart>(var why)) {
                state.setText(texts.say(why));
            }
        });
    }

    private void append(LogLines read, LogPart part) {
        boolean atEnd = list.getSelectionModel().isEmpty();
        int before = shown.size();
        int gone = read.after(part);
        if (part.text().isEmpty()) {
            return;
        }
        shown.remove(0, gone);
        shown.addAll(read.lines().subList(before - gone, read.lines().size()));
        mark();
        if (atEnd) {
            list.scrollTo(shown.size() - 1);
        }
    }

    private void readEarlier() {
        LogLines read = lines;
        Log log = logs.getValue();
        if (read == null || log == null) {
            return;
        }
        state.setText(texts.say("log.reading"));
        Stretch before = read.first().before();
        reading.ask(() -> desk.log(subject, log, before), told -> {
            if (told instanceof Told.Answer<LogPart>(var part)) {
                if (!read.first().before().equals(before)) {
                    // Following gave up what this comes before; in its place there would be a gap.
                    readEarlier();
                    return;
                }
                int more = read.before(part);
                shown.setAll(read.lines());
                list.scrollTo(more);
                mark();
                say(log, part);
            } else if (told instanceof Told.Nothing<LogPart>(var why)) {
                state.setText(texts.say(why));
            }
        });
    }

    private void mark() {
        firstError = lines == null ? OptionalInt.empty() : lines.firstError();
        list.refresh();
        refresh();
    }

    private void refresh() {
        error.setDisable(firstError.isEmpty());
        earlier.setDisable(lines == null || !lines.first().hasBefore());
        logs.setDisable(logs.getItems().size() < 2);
    }

    private void say(Log log, LogPart part) {
        boolean grows = log.growing() && !part.complete();
        state.setText(texts.say(grows ? "log.follows" : "log.read", shown.size()));
        refresh();
    }

    private void findNext() {
        if (lines != null) {
            lines.find(search.getText(), list.getSelectionModel().getSelectedIndex())
                    .ifPresent(this::go);
        }
    }

    private void go(int line) {
        list.getSelectionModel().clearAndSelect(line);
        list.scrollTo(Math.max(0, line - 3));
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(String.join("\n", list.getSelectionModel().getSelectedItems()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// A line of the log.
    private final class Line extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            pseudoClassStateChanged(ERROR, !empty && firstError.isPresent() && firstError.getAsInt() == getIndex());
        }
    }

    private static final class Name extends ListCell<Log> {
        @Override
        protected void updateItem(@Nullable Log log, boolean empty) {
            super.updateItem(log, empty);
            setText(log == null ? "" : log.name());
        }
    }
}
