package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.source.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The signatures are those that AWS publishes with its test suite for Version 4 and in its documentation.
class AwsSignatureTest {
    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
    private static final Secret KEY = new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private static AwsSignature signer(String service, Secret session) {
        return new AwsSignature("us-east-1", service, "AKIDEXAMPLE", KEY, session);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "get-vanilla, GET, https://example.amazonaws.com/, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "post-vanilla, POST, https://example.amazonaws.com/, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "get-vanilla-query-order-key-case, GET, https://example.amazonaws.com/?Param2=value2&Param1=value1, b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "get-vanilla-query-unreserved, GET, https://example.amazonaws.com/?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz, 9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"
    })
    void signsAsAwsDoes(String name, String method, URI address, String signature) {
        Map<String, Secret> headers = signer("service", Secret.NONE).headers(method, address, "", NOW);
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature="
                        + signature,
                headers.get("Authorization").reveal());
        assertEquals("20150830T123600Z", headers.get("x-amz-date").reveal());
        assertNull(headers.get("host"), "whoever sends it sets it");
    }

    @Test
    void signsTheExampleOfTheDocumentation() {
        var signed = new TreeMap<>(Map.of(
                "host",
                "iam.amazonaws.com",
                "content-type",
                "application/x-www-form-urlencoded; charset=utf-8",
                "x-amz-date",
                "20150830T123600Z"));
        String authorization = signer("iam", Secret.NONE)
                .authorization(
                        "GET",
                        URI.create("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"),
                        signed,
                        "",
                        "20150830T123600Z");
        assertEquals(
                "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
                authorization.substring(authorization.lastIndexOf('=') + 1));
    }

    @Test
    void aSessionIsSentAndSignedAndNothingShows() {
        AwsSignature signer = signer("service", new Secret("session-of-ann"));
        Map<String, Secret> headers = signer.headers("GET", URI.create("https://example.amazonaws.com/"), "", NOW);
        assertEquals("session-of-ann", headers.get("x-amz-security-token").reveal());
        assertFalse((signer + " " + headers).contains("session-of-ann"));
        assertFalse(signer.toString().contains("wJal"));
    }
}
