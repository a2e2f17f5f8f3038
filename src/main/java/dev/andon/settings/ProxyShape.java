package dev.andon.settings;

import dev.andon.source.Proxy;
import dev.andon.source.Secret;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An HTTP proxy: `http://user:password@host:port`, a reference to a secret that says it, or its parts as keys.
final class ProxyShape {
    private static final int PORT_AT_MOST = 65_535;
    private static final int USUAL_PORT = 80;

    static final Key<String> HOST = Key.of("host", new Text(" /@:"), "The proxy's name or address.")
            .mustBeThere()
            .alsoSaid("url", "address");
    static final Key<Integer> PORT = Key.of("port", new WholeNumber(1, PORT_AT_MOST), "The proxy's port.")
            .mustBeThere();
    static final Key<String> USER =
            Key.of("user", Text.LINE, "The user name for the proxy.").alsoSaid("username", "login");
    static final Key<Secret> PASSWORD =
            Key.of("password", new SecretText(), "The secret of that user.").alsoSaid("token", "pass");
    static final Abbreviated<Proxy, Proxy> SHAPE = new Abbreviated<>(
            new Group<>(List.of(HOST, PORT, USER, PASSWORD), ProxyShape::ofParts),
            new InOneLine(),
            UnaryOperator.identity(),
            null);

    private ProxyShape() {}

    /// The proxy as an address, which holds a secret at times, or where that is.
    record InOneLine() implements Shape<Proxy> {
        @Override
        public @Nullable Proxy read(Value value) {
            return ofText(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Json.object("type", "string", "minLength", 1);
        }
    }

    private static @Nullable Proxy ofText(Value value) {
        String text = value.text("a proxy such as http://proxy.example.com:3128");
        if (text == null) {
            return null;
        }
        boolean reference = SecretText.isReference(text.strip());
        String address = reference ? SecretText.follow(text.strip(), value) : text.strip();
        return address == null ? null : ofAddress(address, !reference, value);
    }

    private static @Nullable Proxy ofAddress(String text, boolean open, Value value) {
        Address.Of address = Address.read(text, value);
        if (address == null) {
            return null;
        }
        if (!"http".equalsIgnoreCase(address.url().getScheme()) || address.url().getHost() == null) {
            value.mistake("Andon speaks to proxies by http://.", "Write it as http://host:port.");
            return null;
        }
        if (open && !address.secret().isEmpty()) {
            value.warning(
                    "The proxy's password itself stands in the settings.",
                    "Write the proxy as host:, port:, user: and password:, with the password kept elsewhere.");
        }
        int port = address.url().getPort();
        return new Proxy(address.url().getHost(), port < 0 ? USUAL_PORT : port, address.user(), address.secret());
    }

    private static @Nullable Proxy ofParts(Fields fields) {
        String host = fields.get(HOST);
        Integer port = fields.get(PORT);
        return host == null || port == null
                ? null
                : new Proxy(host, port, fields.get(USER, ""), fields.get(PASSWORD, Secret.NONE));
    }
}
