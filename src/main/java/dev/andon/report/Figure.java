package dev.andon.report;

import dev.andon.text.Sentence;
import java.util.List;

/// One number with what it was made from.
///
/// @param inputs what was counted and what was left out, each in a sentence
public record Figure(Measure measure, Value value, List<Sentence> inputs) {
    public Figure {
        inputs = List.copyOf(inputs);
    }
}
