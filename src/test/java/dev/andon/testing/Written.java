package dev.andon.testing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/// In which language a scene is written.
public final class Written {
    /// Words that most English sentences have, and no German one.
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\b(?:the|is|are|and|of|to|not|there|this|that|with|it|its|by|for|has|have|cannot|nothing|no|from|ago)\\b");

    private Written() {}

    /// What is seen or heard of it, in English.
    ///
    /// @param except what may be
    public static Set<String> english(Scene scene, List<String> except) {
        return Fx.call(() -> {
            Set<String> english = new TreeSet<>();
            Shown.all(scene).keySet().stream()
                    .flatMap(Written::words)
                    .filter(text -> ENGLISH.matcher(without(except, text)).find())
                    .forEach(english::add);
            return english;
        });
    }

    private static String without(List<String> except, String text) {
        String rest = text;
        for (String one : except) {
            rest = rest.replace(one, "");
        }
        return rest;
    }

    private static Stream<String> words(Node node) {
        Stream<String> written = switch (node) {
            case Labeled labeled -> Stream.of(labeled.getText());
            case Text text -> Stream.of(text.getText());
            case TextInputControl input -> Stream.of(input.getPromptText());
            default -> Stream.of();
        };
        Stream<String> heard = Stream.of(node.getAccessibleText(), node.getAccessibleHelp());
        Stream<String> more = node instanceof Control control && control.getTooltip() != null
                ? Stream.of(control.getTooltip().getText())
                : Stream.of();
        return Stream.of(written, heard, more).flatMap(texts -> texts).filter(text -> text != null);
    }
}
