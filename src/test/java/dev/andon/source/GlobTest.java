package dev.andon.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "shop, shop, true",
        "shop, Shop, false",
        "shop, shop2, false",
        "sh?p, shop, true",
        "sh?p, sh/p, false",
        "shop*, shop-web, true",
        "shop*, shop/web, false",
        "*, shop, true",
        "*, shop/web, false",
        "**, shop/web/deep, true",
        "shop/*, shop/web, true",
        "shop/*, shop, false",
        "shop/*, shop/web/deep, false",
        "shop/**, shop, true",
        "shop/**, shop/web, true",
        "shop/**, shop/web/deep, true",
        "shop/**, shopping, false",
        "**/deploy, deploy, true",
        "**/deploy, shop/web/deploy, true",
        "**/deploy, redeploy, false",
        "shop/**/deploy, shop/deploy, true",
        "shop/**/deploy, shop/a/b/deploy, true",
        "shop/**/deploy, shopdeploy, false",
        "shop**web, shop/any/web, true",
        "a.b, axb, false",
        "a+(b)[c]{d}^$|, a+(b)[c]{d}^$|, true",
        "a\\Eb, a\\Eb, true",
        "caf\u00e9, caf\u00e9, true",
        "\ud83d\ude80*, \ud83d\ude80 launch, true",
        "?, \ud83d\ude80, true"
    })
    void matchesNamesWithSlashes(String glob, String name, boolean expected) {
        assertEquals(expected, new Glob(glob).matches(name));
    }

    @ParameterizedTest
    @CsvSource({"shop, true", "shop/web, true", "shop*, false", "sh?p, false", "**, false"})
    void knowsWhetherItNamesOneThing(String glob, boolean exact) {
        assertEquals(exact, new Glob(glob).isExact());
    }
}
