package dev.andon.store;

import dev.andon.source.Glob;
import dev.andon.source.Proxy;
import dev.andon.source.Source;
import dev.andon.source.Trust;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What two programs must have in common to share what they see of a source, as a digest: its settings without
/// name and webhook, and how sights are written. Settings hold secrets; so the digest is slow to make, and salted
/// by the books: whoever reads them cannot look a password up in a list.
///
/// @param machine what this program shares with those to whom `localhost` means the same
/// @param known digests that were made already
record SourceKeys(Access access, String machine, Map<Source, String> known) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "0.0.0.0", "");
    private static final int ROUNDS = 10_000;
    private static final int BITS = 160;

    SourceKeys(Access access, String machine) {
        this(access, machine, new ConcurrentHashMap<>());
    }

    String of(Source source) {
        String made = known.get(source);
        if (made == null) {
            made = digest(description(source), access.ask(SourceKeys::salt));
            known.put(source, made);
        }
        return made;
    }

    /// The first program that asks throws the dice.
    private static byte[] salt(Handle handle) {
        byte[] dice = new byte[16];
        new SecureRandom().nextBytes(dice);
        handle.createUpdate("INSERT INTO salt (one, value) VALUES (1, :dice) ON CONFLICT DO NOTHING")
                .bind("dice", HexFormat.of().formatHex(dice))
                .execute();
        return handle.createQuery("SELECT value FROM salt")
                .mapTo(String.class)
                .one()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] description, byte[] salt) {
        try {
            String brief = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(description));
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(brief.toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
            return HexFormat.of().formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has these", e);
        }
    }

    /// Each word with its length before it, so that no two settings read the same.
    private byte[] description(Source source) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (String word : words(source)) {
                byte[] written = word.getBytes(StandardCharsets.UTF_8);
                out.writeInt(written.length);
                out.write(written);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private List<String> words(Source source) {
        return List.of(
                SightNotes.FORMAT,
                isLoopback(source) ? machine : "",
                source.kind(),
                source.url().toString(),
                source.user(),
                source.token().reveal(),
                texts(source.selection().include(), Glob::toString),
                texts(source.selection().exclude(), Glob::toString),
                texts(source.selection().branches(), Glob::toString),
                Boolean.toString(source.selection().pullRequests()),
                source.every().toString(),
                source.deadline().toString(),
                trust(source.trust()),
                proxy(source.proxy()),
                texts(new TreeMap<>(source.options()).entrySet(), Map.Entry::toString));
    }

    private static <T> String texts(Iterable<T> values, Function<T, String> text) {
        var all = new StringBuilder();
        for (T value : values) {
            String one = text.apply(value);
            all.append(one.length()).append(' ').append(one);
        }
        return all.toString();
    }

    private static String trust(Trust trust) {
        byte[] certificate = trust.clientCertificate();
        return texts(
                List.of(
                        texts(trust.authorities(), Function.identity()),
                        String.valueOf(trust.pin()),
                        certificate == null ? "" : Base64.getEncoder().encodeToString(certificate),
                        trust.clientPassword().reveal()),
                Function.identity());
    }

    private static String proxy(@Nullable Proxy proxy) {
        return proxy == null
                ? ""
                : texts(
                        List.of(
                                proxy.host(),
                                Integer.toString(proxy.port()),
                                proxy.user(),
                                proxy.password().reveal()),
                        Function.identity());
    }

    private static boolean isLoopback(Source source) {
        String host = String.valueOf(source.url().getHost()).toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(host) || host.startsWith("127.") || host.endsWith(".localhost");
    }
}
