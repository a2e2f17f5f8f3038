package dev.andon.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    @ParameterizedTest
    @CsvSource({
        "nothing said means all, '', '', shop, true",
        "included, shop/**, '', shop/web, true",
        "not included, shop/**, '', cart, false",
        "the second of two, cart shop, '', shop, true",
        "excluded, '', *-nightly, shop-nightly, false",
        "not excluded, '', *-nightly, shop, true",
        "excluding wins, shop/**, shop/old, shop/old, false"
    })
    void wantsWhatIsIncludedAndNotExcluded(String rule, String include, String exclude, String name, boolean wanted) {
        var selection = new Selection(globs(include), globs(exclude), List.of(), false);
        assertEquals(wanted, selection.wants(name), rule);
    }

    private static List<Glob> globs(String words) {
        return Stream.of(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Glob::new)
                .toList();
    }
}
