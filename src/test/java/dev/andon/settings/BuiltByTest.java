package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.BuiltBy;
import dev.andon.source.Glob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltByTest {
    @TempDir
    Path folder;

    private Reading read(String builtBy) throws IOException {
        var reader = new SettingsReader(List.of(), List.of(), Map.of(), folder, name -> Optional.empty());
        return reader.read(Files.writeString(
                folder.resolve("andon.yaml"), "sources: [{name: swarm, url: 'http://a', builtBy: " + builtBy + "}]\n"));
    }

    private static BuiltBy built(String service, String pipeline) {
        return new BuiltBy(new Glob(service), new Glob(pipeline));
    }

    @Test
    void aServiceIsBuiltByOnePipelineOrSeveral() throws IOException {
        Settings settings = assertInstanceOf(
                        Reading.Usable.class, read("{shop: ci/shop/**, 'cart/*': [ci/cart, ci/cart-tests]}"))
                .settings();

        assertEquals(
                List.of(built("shop", "ci/shop/**"), built("cart/*", "ci/cart"), built("cart/*", "ci/cart-tests")),
                settings.sources().getFirst().builtBy());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a text            | shop                  | must hold keys with values
        nothing           | {}                    | names no service
        an empty list     | {shop: []}            | This list is empty.
        an expression     | {'^shop$': ci/shop}   | regular expression
        many stars        | {shop: '***'}         | means nothing
        """)
    void whatCannotBeMeantIsAMistake(String situation, String builtBy, String mistake) throws IOException {
        Reading.Unusable unusable = assertInstanceOf(Reading.Unusable.class, read(builtBy), situation);

        assertEquals(1, unusable.mistakes().size(), () -> unusable.mistakes().toString());
        String said = unusable.mistakes().getFirst().text();
        assertTrue(said.contains(mistake), said);
    }
}
