package dev.andon.ui.settings;

import dev.andon.board.Board;
import dev.andon.form.Field;
import dev.andon.form.Form;
import dev.andon.form.Forms;
import dev.andon.form.Mistake;
import dev.andon.form.Saving;
import dev.andon.form.Section;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Everything that settings can say, as forms made from what reads them, and as the text itself. What is typed
/// waits until somebody saves it; comments stay. Lives on the JavaFX thread; files are read and written on a
/// virtual one.
public final class SettingsPage implements Page {
    private final Texts texts;
    private final Forms forms;
    private final BorderPane content = new BorderPane();
    private final ListView<String> sections = new ListView<>();
    private final VBox fields = new VBox();
    private final ScrollPane scroll = new ScrollPane(fields);
    private final Label state = new Label();
    private final Button save = new Button();
    private final Button revert = new Button();
    private final Map<String, String> changes = new LinkedHashMap<>();
    private final TextEditor editor;
    private @Nullable Form form;
    private @Nullable String typed;
    private int judged;

    public SettingsPage(Texts texts, Forms forms) {
        this.texts = texts;
        this.forms = forms;
        editor = new TextEditor(texts, this::type, this::judge);
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String title() {
        return texts.say("settings.title");
    }

    @Override
    public Ikon icon() {
        return Feather.SETTINGS;
    }

    @Override
    public Parent content() {
        if (content.getCenter() == null) {
            build();
        }
        if (changes.isEmpty() && typed == null) {
            // Somebody may have written the file since.
            read();
        }
        return content;
    }

    @Override
    public void find() {
        sections.requestFocus();
    }

    /// Boards say nothing of settings.
    @Override
    public void show(Board board) {}

    private void build() {
        content.getStyleClass().add("settings");
        sections.setId("settings-sections");
        sections.setAccessibleText(texts.say("settings.sections"));
        sections.getSelectionModel()
                .selectedIndexProperty()
                .addListener((index, before, now) -> choose(now.intValue()));
        fields.getStyleClass().add("settings-fields");
        scroll.setFitToWidth(true);
        button(save, "settings-save", texts.say("settings.save"), this::save);
        save.setDefaultButton(true);
        button(revert, "settings-revert", texts.say("settings.revert"), this::read);
        state.setId("settings-state");
        state.setWrapText(true);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        var tools = new HBox(save, revert, state);
        tools.getStyleClass().add("tools");
        content.setLeft(sections);
        content.setCenter(scroll);
        content.setBottom(tools);
        waiting();
    }

    private static void button(Button button, String id, String words, Runnable action) {
        button.setId(id);
        button.setText(words);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run());
    }

    private void read() {
        state.setText(texts.say("settings.reading"));
        ask(forms::read, read -> take(read, ""));
    }

    private <T> void ask(Supplier<T> question, Consumer<T> answered) {
        Thread.ofVirtual().name("settings form").start(() -> {
            T answer = question.get();
            FxThread.run(() -> answered.accept(answer));
        });
    }

    private void take(Form read, String said) {
        form = read;
        changes.clear();
        typed = null;
        editor.fill(read.text());
        state.setText(said.isEmpty() ? read.file() : said);
        int before = Math.max(0, sections.getSelectionModel().getSelectedIndex());
        List<String> titles =
                new ArrayList<>(read.sections().stream().map(Section::title).toList());
        titles.add(texts.say("settings.text"));
        sections.getItems().setAll(titles);
        int now = read.sections().isEmpty() ? titles.size() - 1 : Math.min(before, titles.size() - 1);
        sections.getSelectionModel().clearAndSelect(now);
        choose(now);
        point(read.mistakes());
        waiting();
    }

    private void choose(int index) {
        if (form == null || index < 0) {
            return;
        }
        if (index >= form.sections().size()) {
            content.setCenter(editor);
            return;
        }
        fields.getChildren()
                .setAll(form.sections().get(index).fields().stream()
                        .map(field -> new FieldRow(
                                field, changes.getOrDefault(field.path(), field.value()), texts, this::change))
                        .toList());
        scroll.setVvalue(0);
        content.setCenter(scroll);
    }

    private void change(Field field, String value) {
        if (value.equals(field.value())) {
            changes.remove(field.path());
        } else {
            changes.put(field.path(), value);
        }
        waiting();
    }

    private void type(String text) {
        typed = form != null && text.equals(form.text()) ? null : text;
        waiting();
    }

    /// The text and the forms are two ways to say the same: only one can wait to be saved.
    private void waiting() {
        boolean none = changes.isEmpty() && typed == null;
        save.setDisable(none);
        revert.setDisable(none);
        fields.setDisable(typed != null);
        editor.setDisable(!changes.isEmpty());
    }

    private void judge(String text) {
        int number = ++judged;
        ask(() -> forms.judge(text), mistakes -> {
            if (number == judged) {
                editor.show(mistakes);
            }
        });
    }

    private void save() {
        Form seen = form;
        if (seen == null) {
            return;
        }
        String text = typed;
        Map<String, String> wanted = Map.copyOf(changes);
        state.setText(texts.say("settings.saving"));
        save.setDisable(true);
        ask(() -> text == null ? forms.save(seen, wanted) : forms.save(seen, text), this::told);
    }

    private void told(Saving saving) {
        switch (saving) {
            case Saving.Saved(Form now) -> take(now, texts.say("settings.saved", now.file()));
            case Saving.Faulty(List<Mistake> mistakes) -> {
                waiting();
                state.setText(texts.say("settings.faulty", mistakes.size(), words(mistakes.getFirst())));
                point(mistakes);
            }
            case Saving.Overtaken _ -> {
                waiting();
                state.setText(texts.say("settings.overtaken"));
            }
            case Saving.Failed(String sentence) -> {
                waiting();
                state.setText(sentence);
            }
        }
    }

    private static String words(Mistake mistake) {
        return (mistake.path().isEmpty() ? "" : mistake.path() + ": ") + mistake.sentence();
    }

    private void point(List<Mistake> mistakes) {
        editor.show(mistakes);
        for (Node node : fields.getChildren()) {
            if (node instanceof FieldRow row) {
                row.showMistake(mistakes.stream()
                        .filter(mistake -> isIn(mistake.path(), row.path()))
                        .map(Mistake::sentence)
                        .findFirst()
                        .orElse(null));
            }
        }
    }

    private static boolean isIn(String place, String field) {
        return place.equals(field) || place.startsWith(field + "[") || place.startsWith(field + ".");
    }
}
