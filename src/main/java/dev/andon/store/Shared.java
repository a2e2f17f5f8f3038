package dev.andon.store;

import dev.andon.source.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/// A PostgreSQL that a team shares.
///
/// @param password sent to this server only, and shown nowhere
/// @param options of the connection; see [#OPTIONS]
public record Shared(String host, int port, String database, String user, Secret password, Map<String, String> options)
        implements Database {
    /// What may stand behind the `?`: how the server proves who it is, and where in the database the books are.
    public static final Set<String> OPTIONS = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "currentSchema");

    static final String VERIFIED = "verify-full";
    private static final List<String> MODES = List.of(VERIFIED, "verify-ca", "disable");
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127\\.[0-9.]+|\\[::1]");
    private static final int USUAL_PORT = 5432;

    public Shared {
        options = Map.copyOf(options);
    }

    /// Reads `postgresql://user:password@host:port/database?sslmode=verify-full`.
    ///
    /// @throws IllegalArgumentException with a sentence that holds nothing of the text's secrets
    public static Shared of(String text) {
        URI address = address(text);
        if (!Set.of("postgresql", "postgres").contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("the address of a team's database begins with postgresql://");
        }
        String host = address.getHost();
        String path = address.getPath();
        String[] login = login(address.getRawUserInfo());
        if (host == null || path == null || path.length() < 2 || login[0].isEmpty()) {
            throw new IllegalArgumentException(
                    "the address of a team's database reads" + " postgresql://user:password@host:port/database");
        }
        return new Shared(
                host,
                address.getPort() < 0 ? USUAL_PORT : address.getPort(),
                path.substring(1),
                login[0],
                new Secret(login[1]),
                options(address.getRawQuery()));
    }

    private static URI address(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException unreadable) {
            // Its message quotes the whole text.
            throw new IllegalArgumentException("the address of the team's database cannot be read: a sign in the"
                    + " user or the password that an address cannot hold is written as % and two digits");
        }
    }

    private static String[] login(@Nullable String raw) {
        String[] parts = raw == null ? new String[] {""} : raw.split(":", 2);
        return new String[] {decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1])};
    }

    private static Map<String, String> options(@Nullable String query) {
        var options = new TreeMap<String, String>();
        for (String option : query == null ? new String[0] : query.split("&")) {
            String[] parts = option.split("=", 2);
            if (!OPTIONS.contains(parts[0])) {
                throw new IllegalArgumentException(
                        "the address of a team's database knows only the options " + String.join(", ", known()));
            }
            options.put(parts[0], parts.length < 2 ? "" : decoded(parts[1]));
        }
        if (!MODES.contains(options.getOrDefault("sslmode", VERIFIED))) {
            throw new IllegalArgumentException("the address of a team's database knows only sslmode="
                    + String.join(", sslmode=", MODES) + ": the others do not look whom they speak to");
        }
        return options;
    }

    /// How the server proves who it is, for the driver: by a certificate for its name, which an authority signed
    /// that the platform trusts. On this machine, and where the address says otherwise, that is left to the
    /// address.
    Map<String, String> proof() {
        var proof = new TreeMap<>(options);
        proof.keySet().retainAll(Set.of("sslmode", "sslrootcert", "sslcert", "sslkey"));
        if (!options.containsKey("sslmode") && !LOOPBACK.matcher(host).matches()) {
            proof.put("sslmode", VERIFIED);
        }
        boolean bringsNothing = !options.containsKey("sslrootcert") && !options.containsKey("sslcert");
        if (VERIFIED.equals(proof.get("sslmode")) && bringsNothing) {
            proof.put("sslfactory", DefaultJavaSSLFactory.class.getName());
        }
        return proof;
    }

    private static Iterable<String> known() {
        return OPTIONS.stream().sorted().toList();
    }

    /// In a user or password a plus is a plus.
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
