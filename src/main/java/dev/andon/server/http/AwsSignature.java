package dev.andon.server.http;

import dev.andon.source.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signature Version 4 of AWS, as its documentation describes it: the request in a canonical form, signed with a
/// key that is good for one day, region and service.
///
/// @param region such as `eu-west-1`
/// @param service as AWS calls it, such as `monitoring`
/// @param keyId the access key's id
/// @param key the secret access key
/// @param session the session token of keys that expire, or [Secret#NONE]
public record AwsSignature(String region, String service, String keyId, Secret key, Secret session) implements Signer {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY = "yyyyMMdd".length();

    @Override
    public Map<String, Secret> headers(String method, URI address, String body, Instant now) {
        SortedMap<String, String> signed = new TreeMap<>();
        signed.put("host", address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort());
        String time = TIME.format(now);
        signed.put("x-amz-date", time);
        if (!session.isEmpty()) {
            signed.put("x-amz-security-token", session.reveal());
        }
        Map<String, Secret> headers = new LinkedHashMap<>();
        headers.put("Authorization", new Secret(authorization(method, address, signed, body, time)));
        signed.forEach((name, value) -> headers.put(name, new Secret(value)));
        headers.remove("host");
        return headers;
    }

    /// @param signed the headers that are signed, `host` and `x-amz-date` among them
    /// @param time as `x-amz-date` says it
    String authorization(String method, URI address, SortedMap<String, String> signed, String body, String time) {
        String names = String.join(";", signed.keySet());
        String canonical = method + "\n" + path(address) + "\n" + query(address) + "\n"
                + signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + hash(body);
        String scope = time.substring(0, DAY) + "/" + region + "/" + service + "/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash(canonical);
        byte[] daily = hmac(utf8("AWS4" + key.reveal()), time.substring(0, DAY));
        byte[] signing = hmac(hmac(hmac(daily, region), service), "aws4_request");
        return ALGORITHM + " Credential=" + keyId + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                + HexFormat.of().formatHex(hmac(signing, toSign));
    }

    /// Every service but S3 wants what is already escaped escaped once more.
    private static String path(URI address) {
        String path = address.getRawPath();
        return path.isEmpty()
                ? "/"
                : Arrays.stream(path.split("/", -1)).map(AwsSignature::escaped).collect(Collectors.joining("/"));
    }

    private static String query(URI address) {
        String query = address.getRawQuery();
        return query == null || query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(AwsSignature::pair)
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static String pair(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        return escaped(plain(name)) + "=" + escaped(plain(value));
    }

    private static String plain(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
