package dev.andon.server.deploy;

import dev.andon.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the settings say of one kind alone.
final class Options {
    private Options() {}

    /// Names with commas between them; empty when there are none.
    static List<String> names(Source source, String option) {
        return Stream.of(source.option(option).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// Names with what they stand for, such as `ok=live, error=failed`, in that order.
    ///
    /// @throws IllegalArgumentException when it is something else
    static Map<String, String> pairs(Source source, String option) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : names(source, option)) {
            String[] both = pair.split("=", 2);
            if (both.length < 2) {
                throw new IllegalArgumentException(option + " wants name=value, with commas between them");
            }
            pairs.put(both[0].strip(), both[1].strip());
        }
        return pairs;
    }

    /// Whoever is told to go back in one of several environments has to be told in which.
    ///
    /// @throws IllegalArgumentException when none of the pairs says it
    static void wantPlace(List<String> environments, String option, Map<String, String> pairs) {
        if (environments.size() > 1 && pairs.values().stream().noneMatch(value -> value.contains("{environment}"))) {
            throw new IllegalArgumentException("there are several environments, so " + option
                    + " has to say in which one goes back, such as ENVIRONMENT={environment}");
        }
    }

    /// A text, or what is meant when there is none.
    static String text(Source source, String option, String otherwise) {
        String text = source.option(option).strip();
        return text.isEmpty() ? otherwise : text;
    }

    /// One of these words, the first of which is meant when there is none.
    ///
    /// @throws IllegalArgumentException when it is another
    static String word(Source source, String option, String... words) {
        String word = text(source, option, words[0]);
        if (!List.of(words).contains(word)) {
            throw new IllegalArgumentException(option + " must be one of " + String.join(", ", words));
        }
        return word;
    }
}
