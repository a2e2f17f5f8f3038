package dev.andon.form;

import java.util.List;

/// Settings as they stand in their file, or as they would.
///
/// @param file where
/// @param text all of it
/// @param sections what a form can say of it: a block of each key at the top; empty where the text is no YAML
/// @param mistakes what is wrong with it
public record Form(String file, String text, List<Block> sections, List<Mistake> mistakes) {
    public Form {
        sections = List.copyOf(sections);
        mistakes = List.copyOf(mistakes);
    }

    /// Texts hold secrets at times.
    @Override
    public String toString() {
        return "Form[" + file + ", " + sections.size() + " sections, " + mistakes.size() + " mistakes]";
    }
}
