package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.source.Source;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPagesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "at the top,            {base}/me/,           https://ci.example.com/,             https://ci.example.com/me/",
        "without a slash,       {base}/me/,           https://ci.example.com,              https://ci.example.com/me/",
        "below a path,          {base}/me/,           https://example.com/ci/job/shop/,    https://example.com/ci/me/",
        "from a feed,           {base}/me/,           https://example.com/ci/cc.xml,       https://example.com/ci/me/",
        "whatever the page,     {server}/-/tokens,    https://git.example.com:8443/shop/a, https://git.example.com:8443/-/tokens",
        "of an organisation,    {server}/{first}/_t,  https://dev.azure.com/shop/cart,     https://dev.azure.com/shop/_t",
        "somewhere else,        https://a.example/t,  https://ci.example.com/,             https://a.example/t",
    })
    void aServerIssuesTokensOnOnePage(String name, String page, URI address, URI expected) {
        assertEquals(Optional.of(expected), TokenPages.of(page, address), name);
    }

    @ParameterizedTest
    @CsvSource({
        "github,  https://github.com/shop,         https://github.com/settings/personal-access-tokens/new",
        "heroku,  https://api.heroku.com/,         https://dashboard.heroku.com/account/applications",
        "cctray,  https://ci.example.com/cc.xml,   ",
    })
    void serversThatBuildAndThoseThatDeployIssueThem(String kind, URI address, @Nullable URI expected) {
        assertEquals(Optional.ofNullable(expected), TokenPages.of(Source.of("ci", kind, address)));
    }
}
