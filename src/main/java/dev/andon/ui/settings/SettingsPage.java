package dev.andon.ui.settings;

import dev.andon.board.Board;
import dev.andon.form.Alteration;
import dev.andon.form.Altered;
import dev.andon.form.Block;
import dev.andon.form.Field;
import dev.andon.form.Form;
import dev.andon.form.Forms;
import dev.andon.form.Kept;
import dev.andon.form.Mistake;
import dev.andon.form.Saving;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Aside;
import dev.andon.ui.kit.Em;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Scroll;
import dev.andon.ui.kit.ToolRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Everything that settings can say, as forms made from what reads them, and as the text itself. What is typed
/// waits until somebody saves it; comments stay. Lives on the JavaFX thread; files are read and written on a
/// virtual one.
public final class SettingsPage implements Page {
    /// From here on, in em, there is room for a section's whole name.
    private static final double WIDE = 44;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final Texts texts;
    private final Forms forms;
    private final BorderPane content = new BorderPane();
    private final ListView<String> sections = new ListView<>();
    private final FormView fields;
    private final Scroll scroll;
    private final Label state = new Label();
    private final Button save = new Button();
    private final Button revert = new Button();
    private final Map<String, String> changes = new LinkedHashMap<>();
    private final TextEditor editor;
    private final Aside asking = new Aside("settings form");
    private final Aside judging = new Aside("judge settings");
    private @Nullable Form form;
    private @Nullable Form draft;
    private @Nullable String typed;
    private List<Mistake> found = List.of();
    /// Something is asked whose answer takes the place of what stands here: nothing can be typed meanwhile, since
    /// it would be lost.
    private boolean busy;
    private @Nullable AutostartSwitch autostart;

    public SettingsPage(Texts texts, Forms forms) {
        this.texts = texts;
        this.forms = forms;
        fields = new FormView(texts, new Edited());
        scroll = new Scroll(fields, texts.say("settings.title"));
        editor = new TextEditor(texts, this::type, this::judge);
    }

    /// The same with a switch for what the session starts.
    public SettingsPage with(Autostart session) {
        autostart = new AutostartSwitch(texts, session, state::setText);
        return this;
    }

    @Override
    public Name name() {
        return name(texts);
    }

    /// What it is known by, before it is made.
    public static Name name(Texts texts) {
        return new Name("settings", texts.say("settings.title"), Feather.SETTINGS);
    }

    @Override
    public Parent content() {
        if (content.getCenter() == null) {
            build();
        }
        if (autostart != null) {
            autostart.read();
        }
        if (!busy && isUnchanged()) {
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
        button(save, "settings-save", texts.say("settings.save"), this::save);
        save.setDefaultButton(true);
        button(revert, "settings-revert", texts.say("settings.revert"), this::read);
        state.setId("settings-state");
        state.setWrapText(true);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        var tools = new ToolRow(save, revert, state);
        if (autostart != null) {
            tools.getChildren().add(autostart);
        }
        content.setLeft(sections);
        content.setCenter(scroll);
        content.setBottom(tools);
        Em.whenBelow(content, WIDE, narrow -> sections.pseudoClassStateChanged(NARROW, narrow));
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
        busy = true;
        waiting();
        asking.run(
                question,
                answer -> {
                    busy = false;
                    answered.accept(answer);
                    waiting();
                },
                why -> {
                    busy = false;
                    state.setText(why);
                    waiting();
                });
    }

    private void take(Form read, String said) {
        form = read;
        draft = read;
        changes.clear();
        typed = null;
        editor.fill(read.text());
        state.setText(said.isEmpty() ? read.file() : said);
        int before = Math.max(0, sections.getSelectionModel().getSelectedIndex());
        List<String> titles =
                new ArrayList<>(read.sections().stream().map(Block::name).toList());
        titles.add(texts.say("settings.text"));
        sections.getItems().setAll(titles);
        int now = read.sections().isEmpty() ? titles.size() - 1 : Math.min(before, titles.size() - 1);
        sections.getSelectionModel().clearAndSelect(now);
        choose(now);
        point(read.mistakes());
    }

    private void choose(int index) {
        if (draft == null || index < 0) {
            return;
        }
        if (index >= draft.sections().size()) {
            content.setCenter(editor);
            if (isFormChanged()) {
                state.setText(texts.say("settings.formsWait"));
            }
            return;
        }
        mistakesOf(index);
        fields.show(draft.sections().get(index));
        scroll.setVvalue(0);
        content.setCenter(scroll);
        if (typed != null) {
            state.setText(texts.say("settings.textWaits"));
        }
    }

    private void mistakesOf(int index) {
        if (draft != null && index >= 0 && index < draft.sections().size()) {
            fields.faults(Faults.in(draft.sections().get(index), found));
        }
    }

    /// The same section again, with what has changed in it.
    private void again() {
        int index = sections.getSelectionModel().getSelectedIndex();
        if (draft != null && index >= 0 && index < draft.sections().size()) {
            mistakesOf(index);
            double at = scroll.getVvalue();
            fields.show(draft.sections().get(index));
            scroll.layout();
            scroll.setVvalue(at);
        }
    }

    /// What somebody does in the forms.
    private final class Edited implements Edits {
        @Override
        public void change(Field field, String value) {
            if (value.equals(field.value())) {
                changes.remove(field.path());
            } else {
                changes.put(field.path(), value);
            }
            waiting();
        }

        @Override
        public String said(Field field) {
            return changes.getOrDefault(field.path(), field.value());
        }

        @Override
        public void alter(Alteration alteration) {
            Form seen = draft;
            if (seen == null || busy) {
                return;
            }
            Map<String, String> wanted = Map.copyOf(changes);
            ask(() -> forms.alter(seen, wanted, alteration), altered -> become(altered, alteration));
        }

        @Override
        public void keep(Field field, String secret) {
            Form seen = draft;
            if (seen == null || busy) {
                return;
            }
            state.setText(texts.say("settings.keeping"));
            ask(() -> forms.keep(seen, field.path(), secret), kept -> {
                switch (kept) {
                    case Kept.There(String reference) -> {
                        change(field, reference);
                        state.setText(texts.say("settings.kept", reference));
                        again();
                    }
                    case Kept.Nowhere(String sentence) -> state.setText(texts.say("settings.notKept", sentence));
                }
            });
        }
    }

    private void become(Altered altered, Alteration alteration) {
        switch (altered) {
            case Altered.To(Form form) -> {
                draft = form;
                changes.clear();
                // The places of what was wrong may be others' now.
                found = List.of();
                if (alteration instanceof Alteration.Add(String path, String name) && name.isEmpty()) {
                    lastOf(form, path).ifPresent(fields::unfold);
                }
                again();
            }
            case Altered.Refused(String sentence) -> state.setText(sentence);
        }
    }

    private static Optional<String> lastOf(Form form, String list) {
        return form.sections().stream()
                .flatMap(SettingsPage::within)
                .filter(block -> block.kind() == Block.Kind.LIST && sameList(block.path(), list))
                .filter(block -> !block.parts().isEmpty())
                .map(block -> block.parts().getLast().path())
                .findFirst();
    }

    /// A list of one item may have been written in brief.
    private static boolean sameList(String one, String other) {
        return one.replace("[]", "").equals(other.replace("[]", ""));
    }

    private static Stream<Block> within(Block block) {
        return Stream.concat(
                Stream.of(block),
                block.parts().stream().filter(Block.class::isInstance).flatMap(part -> within((Block) part)));
    }

    private void type(String text) {
        typed = form != null && text.equals(form.text()) ? null : text;
        waiting();
    }

    /// The text and the forms are two ways to say the same: only one can wait to be saved.
    private void waiting() {
        save.setDisable(busy || isUnchanged());
        revert.setDisable(busy || isUnchanged());
        fields.setDisable(busy || typed != null);
        editor.setDisable(busy || isFormChanged());
    }

    private boolean isUnchanged() {
        return !isFormChanged() && typed == null;
    }

    private boolean isFormChanged() {
        return !changes.isEmpty() || !isAsRead();
    }

    private boolean isAsRead() {
        return form == null || draft == null || form.text().equals(draft.text());
    }

    private void judge(String text) {
        judging.ask(() -> forms.judge(text), editor::show);
    }

    private void save() {
        Form seen = form;
        Form now = draft;
        if (seen == null || now == null || busy) {
            return;
        }
        String text = typed;
        Map<String, String> wanted = Map.copyOf(changes);
        state.setText(texts.say("settings.saving"));
        ask(() -> text == null ? forms.save(seen, now, wanted) : forms.save(seen, text), this::told);
    }

    private void told(Saving saving) {
        switch (saving) {
            case Saving.Saved(Form now) -> take(now, texts.say("settings.saved", now.file()));
            case Saving.Faulty(List<Mistake> mistakes) -> {
                state.setText(texts.say("settings.faulty", mistakes.size(), words(mistakes.getFirst())));
                point(mistakes);
            }
            case Saving.Overtaken _ -> state.setText(texts.say("settings.overtaken"));
            case Saving.Failed(String sentence) -> state.setText(sentence);
        }
    }

    private static String words(Mistake mistake) {
        return (mistake.path().isEmpty() ? "" : mistake.path() + ": ") + mistake.sentence();
    }

    /// Shows what is wrong: where it is, and the first of it in sight.
    private void point(List<Mistake> mistakes) {
        found = mistakes;
        editor.show(mistakes);
        if (mistakes.isEmpty() || draft == null || typed != null) {
            again();
            return;
        }
        for (int i = 0; i < draft.sections().size(); i++) {
            if (!Faults.in(draft.sections().get(i), mistakes.subList(0, 1)).isEmpty()) {
                sections.getSelectionModel().select(i);
            }
        }
        again();
        fields.firstFault().ifPresent(this::reveal);
    }

    private void reveal(FieldRow row) {
        scroll.applyCss();
        scroll.layout();
        double above = fields.sceneToLocal(row.localToScene(0, 0)).getY();
        double rest = fields.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(rest <= 0 ? 0 : Math.clamp(above / rest, 0, 1));
        row.control().requestFocus();
    }
}
