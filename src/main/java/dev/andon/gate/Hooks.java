package dev.andon.gate;

import dev.andon.board.Board;
import dev.andon.source.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Takes the webhooks of build servers. What they say is not believed, and not even read: a hook that proves
/// itself is a hint to look now. A call that is sent again costs one look.
///
/// @param bell is given the name of the source to look at
record Hooks(Consumer<String> bell) {
    private static final int BYTES_AT_MOST = 5 << 20;

    /// Stands in for the secret that is not there, so that the time does not tell which sources there are.
    private static final Secret NOBODYS = new Secret("0123456789abcdef0123456789abcdef");

    Answer take(Request request, String source, Board board) throws Refused, IOException {
        byte[] body = request.body(BYTES_AT_MOST);
        Optional<Secret> secret = board.sources().stream()
                .filter(post -> post.source().name().equals(source))
                .map(post -> post.source().hook())
                .filter(hook -> !hook.isEmpty())
                .findFirst();
        boolean proven = proves(request, body, secret.orElse(NOBODYS).reveal());
        if (secret.isEmpty()) {
            throw new Refused(404, "There is no source with a hook of this name.");
        }
        if (!proven) {
            throw new Refused(401, "This hook does not know the secret.");
        }
        bell.accept(source);
        return Answer.json(202, Map.of("looks", source));
    }

    /// Every way is tried, whatever came: by signature (GitHub, Gitea and Forgejo, Buildkite, our own) or by the
    /// secret itself (GitLab, Buildkite, anything that can send a header; in the address as a last resort, for
    /// what cannot).
    private static boolean proves(Request request, byte[] body, String secret) throws Refused {
        String signature = hmac(secret, body);
        long right = Stream.concat(
                        Stream.of(
                                        "X-Hub-Signature-256",
                                        "X-Andon-Signature",
                                        "X-Gitea-Signature",
                                        "X-Forgejo-Signature")
                                .map(header -> sha256(request.header(header)))
                                .filter(shown -> Access.isSame(signature, shown)),
                        Stream.of(
                                        request.header("X-Gitlab-Token"),
                                        request.header("X-Buildkite-Token"),
                                        bearer(request.header("Authorization")),
                                        request.parameter("token"))
                                .filter(shown -> Access.isSame(secret, shown)))
                .count();
        return right + (isBuildkites(request.header("X-Buildkite-Signature"), body, secret) ? 1 : 0) > 0;
    }

    private static String sha256(String signature) {
        String hex = signature.toLowerCase(Locale.ROOT);
        return hex.startsWith("sha256=") ? hex.substring("sha256=".length()) : hex;
    }

    private static String bearer(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : "";
    }

    /// `timestamp=1619071700,signature=…`, over the timestamp, a full stop and the body.
    private static boolean isBuildkites(String header, byte[] body, String secret) {
        String timestamp = "";
        String shown = "";
        for (String part : header.split(",", 4)) {
            String word = part.strip();
            timestamp = word.startsWith("timestamp=") ? word.substring("timestamp=".length()) : timestamp;
            shown = word.startsWith("signature=") ? word.substring("signature=".length()) : shown;
        }
        byte[] begin = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return Access.isSame(hmac(secret, begin, body), shown.toLowerCase(Locale.ROOT));
    }

    private static String hmac(String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
