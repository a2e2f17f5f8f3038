package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "https://ci.example.com, https://ci.example.com/",
        "https://ci.example.com/, https://ci.example.com/",
        "https://ci.example.com:8443/tools/ci?x=1#y, https://ci.example.com:8443/tools/ci/",
        "https://ci.example.com/tools/api/v1, https://ci.example.com/tools/",
        "https://ci.example.com/Shop/cart, https://ci.example.com/"
    })
    void theServerIsWhereItsPagesBegin(URI page, URI root) {
        assertEquals(root, Addresses.root(page, "api", "shop"));
    }

    @ParameterizedTest
    @CsvSource({"shop/cart, shop%2Fcart", "a b+c, a%20b%2Bc", "für, f%C3%BCr"})
    void aNameIsOneStep(String name, String step) {
        assertEquals(step, Addresses.step(name));
        assertEquals(name, Addresses.decoded(step));
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/shop/cart, '', '', https://api.github.com/, https://api.github.com/graphql, shop/cart",
        "https://github.com/shop/cart.git, '', '', https://api.github.com/, https://api.github.com/graphql, shop/cart",
        "https://github.com/shop, shop/till, '', https://api.github.com/, https://api.github.com/graphql, shop/till",
        "https://api.github.com, '', shop, https://api.github.com/, https://api.github.com/graphql, ''",
        "https://acme.ghe.com/shop/cart, '', '', https://api.acme.ghe.com/, https://api.acme.ghe.com/graphql, shop/cart",
        "https://git.example.com/shop/cart/pulls, '', '', https://git.example.com/api/v3/, https://git.example.com/api/graphql, shop/cart",
        "https://git.example.com/api/v3, shop/cart, '', https://git.example.com/api/v3/, https://git.example.com/api/graphql, shop/cart",
        "https://example.com/git/orgs/shop, '', shop, https://example.com/git/api/v3/, https://example.com/git/api/graphql, ''"
    })
    void gitHubHasItsApisInThreePlaces(
            URI page, String repository, String organization, URI rest, URI graphQl, String meant) {
        assertEquals(new GitHubDoor.Place(rest, graphQl, meant), GitHubDoor.Place.of(page, repository, organization));
    }
}
