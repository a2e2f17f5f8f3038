package dev.andon.arrival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.Glob;
import dev.andon.source.Selection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickedTest {
    private static final List<String> ALL =
            List.of("shop", "shop/cart", "shop/api/one", "shop/api/two", "tools/a", "tools/b", "lone/x");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "everything,               shop shop/cart shop/api/one shop/api/two tools/a tools/b lone/x, ''",
        "a folder,                 tools/a tools/b, tools/**",
        "a folder and itself,      shop shop/cart shop/api/one shop/api/two, shop/**",
        "a folder without itself,  shop/cart shop/api/one shop/api/two, shop/api/** shop/cart",
        "a folder within another,  shop/api/one shop/api/two, shop/api/**",
        "some,                     shop tools/b, shop tools/b",
        "the only one of a folder, lone/x, lone/x",
    })
    void patternsAreShortAndMeanWhatWasChosen(String name, String chosen, String patterns) {
        Set<String> wanted = Set.of(chosen.split(" "));
        List<String> made = Picked.patterns(ALL, wanted);
        assertEquals(patterns, String.join(" ", made), name);
        var selection = new Selection(made.stream().map(Glob::new).toList(), List.of(), List.of(), false);
        for (String one : ALL) {
            assertTrue(selection.wants(one) == wanted.contains(one), one);
        }
    }
}
