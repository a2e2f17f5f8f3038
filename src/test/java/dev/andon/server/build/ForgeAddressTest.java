package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgeAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/ann/shop, https://github.com, ann, [shop]",
        "https://github.com/ann/shop/, https://github.com, ann, [shop]",
        "https://github.com/ann/shop.git, https://github.com, ann, [shop]",
        "https://github.com/ann, https://github.com, ann, []",
        "https://github.com/ann/shop/actions, https://github.com, ann, [shop]",
        "https://github.com/ann/shop/actions/workflows/ci.yml?query=x, https://github.com, ann, [shop]",
        "https://github.com/ann/shop/tree/main/actions, https://github.com, ann, [shop]",
        "https://github.com/actions/checkout, https://github.com, actions, [checkout]",
        "https://github.com/ann/actions, https://github.com, ann, [actions]",
        "https://github.com/orgs/acme/repositories, https://github.com, acme, []",
        "https://api.github.com/repos/ann/shop, https://api.github.com/repos, ann, [shop]",
        "https://ghes.test/api/v3/repos/ann/shop, https://ghes.test, ann, [shop]",
        "https://ghes.test/api/v3/orgs/acme, https://ghes.test, acme, []",
        "https://git.test:3000/code/ann/shop, https://git.test:3000/code, ann, [shop]",
        "https://git.test/code/ann/shop/src/branch/main, https://git.test/code, ann, [shop]",
        "https://git.test, https://git.test, '', []"
    })
    void findsTheRepositoryInWhatPeoplePaste(String page, String root, String owner, String repositories) {
        var address = ForgeAddress.of(URI.create(page), "");
        assertEquals(root, address.root());
        assertEquals(owner, address.owner());
        assertEquals(repositories, address.repositories().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/ann, https://github.com",
        "https://git.test/code/ann, https://git.test/code",
        "https://github.com/orgs/ann, https://github.com"
    })
    void takesTheEndForTheOwnerWhenTheSettingsListItsRepositories(String page, String root) {
        assertEquals(
                new ForgeAddress(root, "ann", List.of("shop", "cart")),
                ForgeAddress.of(URI.create(page), "shop, cart,"));
    }

    @Test
    void keepsAHostThatIsBesideAPort() {
        assertEquals(
                "http://localhost:3000",
                ForgeAddress.of(URI.create("http://localhost:3000/ann/shop"), "")
                        .root());
    }
}
