package dev.andon.ui.settings;

import dev.andon.form.Alteration;
import dev.andon.form.Field;
import dev.andon.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One thing that can be said: its name, what is said, what it means, and what is wrong with it.
final class FieldRow extends VBox {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{|file:|keychain:|$");

    private final Field field;
    private final Control control;

    FieldRow(Field field, Texts texts, Edits edits, String said) {
        this.field = field;
        getStyleClass().add("field");
        var name = new Label(field.name());
        name.getStyleClass().add("field-name");
        String value = edits.said(field);
        Control control = switch (field.kind()) {
            case CHOICE -> choice(field.words(), value, texts, edits);
            case FLAG -> choice(List.of("true", "false"), value, texts, edits);
            case TEXT, NUMBER, LIST -> text(new TextField(value), edits);
            case SECRET -> text(secret(value), edits);
            case OTHER -> new Label(texts.say("settings.inTheText"));
        };
        control.setId("field-" + field.path());
        control.setAccessibleText(field.name());
        control.setAccessibleHelp(field.meaning());
        name.setLabelFor(control);
        this.control = control;
        var mistake = new Label(said);
        mistake.getStyleClass().add("start-bad");
        mistake.setManaged(!said.isEmpty());
        mistake.setVisible(!said.isEmpty());
        getChildren().addAll(name, beside(control, texts, edits), wrapped(mistake, "field-mistake"));
        if (!field.meaning().isEmpty()) {
            getChildren().add(2, wrapped(new Label(field.meaning()), "start-help"));
        }
    }

    private Node beside(Control control, Texts texts, Edits edits) {
        if (!(control instanceof TextField text) || field.kind() != Field.Kind.SECRET) {
            return control;
        }
        var keep = new Button(texts.say("settings.keep"));
        keep.setId("keep-" + field.path());
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setAccessibleText(texts.say("settings.keep.of", field.name()));
        keep.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> REFERENCE.matcher(text.getText()).lookingAt(), text.textProperty()));
        keep.setOnAction(pressed -> edits.keep(field, text.getText()));
        HBox.setHgrow(text, Priority.ALWAYS);
        var both = new HBox(text, keep);
        both.getStyleClass().add("field-control");
        return both;
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

    private Control text(TextField text, Edits edits) {
        text.setPromptText(String.join(", ", field.words()));
        text.textProperty().addListener((property, before, now) -> edits.change(field, now));
        return text;
    }

    /// Nothing is a choice as well: then the key is left out.
    private Control choice(List<String> words, String value, Texts texts, Edits edits) {
        var box = new ComboBox<String>();
        List<String> all = new ArrayList<>(List.of(texts.say("settings.notSaid")));
        all.addAll(words);
        if (!value.isEmpty() && !words.contains(value)) {
            all.add(value);
        }
        box.getItems().setAll(all);
        box.setValue(value.isEmpty() ? all.getFirst() : value);
        box.valueProperty().addListener((property, before, now) -> {
            edits.change(field, now == null || now.equals(all.getFirst()) ? "" : now);
            if (field.decides()) {
                edits.alter(new Alteration.Look());
            }
        });
        return box;
    }

    Field field() {
        return field;
    }

    Control control() {
        return control;
    }
}
