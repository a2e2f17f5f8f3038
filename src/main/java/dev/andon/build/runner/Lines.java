package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import dev.andon.build.LogText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The lines of a log, without the time that some servers write before each.
record Lines(List<String> all) {
    /// So much of what a test says is kept.
    private static final int BLOCK_AT_MOST = 100;

    static Lines of(String log) {
        return new Lines(log.lines().map(LogText::withoutTime).toList());
    }

    int size() {
        return all.size();
    }

    /// A line, or empty beyond the log.
    String at(int number) {
        return number >= 0 && number < all.size() ? all.get(number) : "";
    }

    /// The numbers of the lines that begin so.
    IntStream beginning(String start) {
        return IntStream.range(0, size()).filter(i -> at(i).startsWith(start));
    }

    /// What follows up to a line that ends it, or to where it is too long.
    ///
    /// @param from the first line
    List<String> block(int from, Predicate<String> ends) {
        List<String> block = new ArrayList<>();
        for (int i = from; i < size() && block.size() < BLOCK_AT_MOST && !ends.test(at(i)); i++) {
            block.add(at(i));
        }
        return block;
    }

    /// The last of it as text.
    String end() {
        return text(all.subList(Math.max(0, size() - BLOCK_AT_MOST), size()));
    }

    /// A test with what it says: its message, and from a line of its stack on the rest.
    static FailedTest saying(FailedTest test, List<String> block, Predicate<String> isOfStack) {
        int stack = 0;
        while (stack < block.size() && !isOfStack.test(block.get(stack))) {
            stack++;
        }
        return test.saying(text(block.subList(0, stack)), text(block.subList(stack, block.size())));
    }

    /// As text that begins at the left.
    static String text(List<String> lines) {
        // A blank last line would count as one that begins at the left.
        return String.join("\n", lines).stripTrailing().stripIndent().strip();
    }
}
