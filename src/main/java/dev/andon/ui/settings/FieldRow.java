package dev.andon.ui.settings;

import dev.andon.form.Field;
import dev.andon.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One thing that can be said: its name, what is said, what it means, and what is wrong with it.
final class FieldRow extends VBox {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{|file:|keychain:|$");

    private final Field field;
    private final Label mistake = new Label();

    /// @param value what is said, which may not be saved yet
    /// @param changed is told what is to be said
    FieldRow(Field field, String value, Texts texts, BiConsumer<Field, String> changed) {
        this.field = field;
        getStyleClass().add("field");
        var name = new Label(field.name());
        name.getStyleClass().add("field-name");
        Control control = switch (field.kind()) {
            case CHOICE -> choice(field.words(), value, texts, changed);
            case FLAG -> choice(List.of("true", "false"), value, texts, changed);
            case TEXT, NUMBER, LIST -> text(new TextField(value), changed);
            case SECRET -> text(secret(value), changed);
            case OTHER -> elsewhere(value, texts);
        };
        control.setId("field-" + field.path());
        control.setAccessibleText(field.name());
        control.setAccessibleHelp(field.meaning());
        name.setLabelFor(control);
        mistake.getStyleClass().add("start-bad");
        getChildren()
                .addAll(
                        name,
                        control,
                        wrapped(new Label(field.meaning()), "start-help"),
                        wrapped(mistake, "field-mistake"));
        showMistake(null);
    }

    private static Label wrapped(Label label, String style) {
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A secret that stands in the settings themselves is not shown; where it is may be.
    private static TextField secret(String value) {
        var text = REFERENCE.matcher(value).lookingAt() ? new TextField() : new PasswordField();
        text.setText(value);
        return text;
    }

    private Control text(TextField text, BiConsumer<Field, String> changed) {
        text.textProperty().addListener((property, before, now) -> changed.accept(field, now));
        return text;
    }

    /// Nothing is a choice as well: then the key is left out.
    private Control choice(List<String> words, String value, Texts texts, BiConsumer<Field, String> changed) {
        var box = new ComboBox<String>();
        List<String> all = new ArrayList<>(List.of(texts.say("settings.notSaid")));
        all.addAll(words);
        if (!value.isEmpty() && !words.contains(value)) {
            all.add(value);
        }
        box.getItems().setAll(all);
        box.setValue(value.isEmpty() ? all.getFirst() : value);
        box.valueProperty()
                .addListener((property, before, now) ->
                        changed.accept(field, now == null || now.equals(all.getFirst()) ? "" : now));
        return box;
    }

    private static Control elsewhere(String value, Texts texts) {
        return new Label(value.isEmpty() ? texts.say("settings.inTheText") : value);
    }

    String path() {
        return field.path();
    }

    void showMistake(@Nullable String sentence) {
        mistake.setText(sentence == null ? "" : sentence);
        mistake.setManaged(sentence != null);
        mistake.setVisible(sentence != null);
    }
}
