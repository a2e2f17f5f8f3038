package dev.andon.cli;

import dev.andon.line.Cause;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A kind of cause as people write it: `flaky-test`.
final class CauseWord implements ITypeConverter<Cause.Category> {
    /// All of them, for help and completion.
    static final class All implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return words().iterator();
        }
    }

    private static Stream<String> words() {
        return Stream.of(Cause.Category.values()).map(Cause.Category::word);
    }

    @Override
    public Cause.Category convert(String word) {
        return Stream.of(Cause.Category.values())
                .filter(category -> category.word().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "\"" + word + "\" is none of " + String.join(", ", words().toList())));
    }
}
