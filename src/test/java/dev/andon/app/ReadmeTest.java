package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.server.build.BuildServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");

    /// Everything that the README and the user guide lead to is there.
    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(Path.of("src/site/markdown"))) {
            pages = Stream.concat(
                            Stream.of(Path.of("README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
        return pages.stream()
                .flatMap(page -> links(page)
                        .map(link -> DynamicTest.dynamicTest(
                                page + " -> " + link,
                                () -> assertTrue(Files.exists(page.resolveSibling(link)), link))));
    }

    private static Stream<String> links(Path page) {
        try {
            return LINK
                    .matcher(Files.readString(page))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theReadmeNamesEveryServer() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        BuildServers.ALL.forEach(kind -> assertTrue(readme.contains(kind.title()), kind.title()));
        assertFalse(readme.contains("@"), "a place that was never filled");
    }
}
