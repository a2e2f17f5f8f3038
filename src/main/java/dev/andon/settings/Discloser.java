package dev.andon.settings;

import dev.andon.source.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Writes settings down for strangers, by the very description that reads them: what a key's shape knows to be
/// harmless stays, everything else goes. Where a secret is may be told; what it is may not. Used once.
final class Discloser {
    private static final String SECRET = "(secret)";
    private static final String REMOVED = "(removed)";
    private static final int TOKEN_AT_LEAST = 8;
    /// What a program is given, and options that only one kind knows, may hold anything.
    private static final Pattern DELICATE =
            Pattern.compile("(?i).*(?:token|secret|passw|credential|private|key|auth|header|cookie).*");
    private static final Pattern PASSWORD = Pattern.compile("://[^:/@]*:([^/]+)@");
    /// A part of an address or an argument that may be repeated without the rest.
    private static final Pattern TOKEN =
            Pattern.compile("(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[^.]{" + TOKEN_AT_LEAST + ",}");
    private static final Pattern PLAIN_KEY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/*+-]{0,79}");

    private final Surroundings surroundings;
    private final StringBuilder text = new StringBuilder();
    private final List<Secret> secrets = new ArrayList<>();

    Discloser(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Disclosed of(Node root, Group<?> shape) {
        write(root, shape, "", 0);
        return new Disclosed(text.toString(), secrets);
    }

    /// @param key that leads there
    private void write(Node node, Shape<?> shape, String key, int depth) {
        switch (shape) {
            case Group<?> group when node instanceof MappingNode mapping -> group(mapping, group, depth);
            case Abbreviated<?, ?> brief when node instanceof MappingNode -> write(node, brief.whole(), key, depth);
            case Abbreviated<?, ?> brief -> write(node, brief.brief(), key, depth);
            case MapOf<?> map when node instanceof MappingNode mapping -> entries(mapping, map.item(), depth);
            case BuiltByShape _ when node instanceof MappingNode mapping -> entries(mapping, Text.LINE, depth);
            case ListOf<?> list when node instanceof SequenceNode sequence -> items(sequence, list, key, depth);
            case ListOf<?> list -> write(node, list.item(), key, depth);
            case BuiltByShape _
            when node instanceof SequenceNode sequence -> items(sequence, new ListOf<>(Text.LINE, true), key, depth);
            default -> line(scalar(node, shape, key));
        }
    }

    private void group(MappingNode mapping, Group<?> group, int depth) {
        begin(depth);
        for (NodeTuple entry : mapping.getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Optional<Key<?>> known =
                    group.keys().stream().filter(key -> key.name().equals(name)).findFirst();
            if (known.isPresent()) {
                indent(depth).append(name).append(':');
                write(entry.getValueNode(), known.get().shape(), name, depth + 1);
            } else {
                indent(depth).append("# ").append(REMOVED).append(": a key that Andon does not know\n");
                suspect(entry.getKeyNode());
                suspect(entry.getValueNode());
            }
        }
    }

    private void entries(MappingNode mapping, Shape<?> item, int depth) {
        begin(depth);
        for (NodeTuple entry : mapping.getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            boolean plain = PLAIN_KEY.matcher(name).matches();
            indent(depth).append(plain ? quoted(name) : quoted(REMOVED)).append(':');
            write(entry.getValueNode(), item, name, depth + 1);
        }
    }

    private void items(SequenceNode sequence, ListOf<?> list, String key, int depth) {
        boolean isProgram = key.equals(WayShape.COMMAND.name());
        begin(depth);
        int number = 0;
        for (Node item : sequence.getValue()) {
            indent(depth).append('-');
            if (isProgram && number++ > 0) {
                suspect(item);
                line(REMOVED);
            } else {
                write(item, list.item(), key, depth + 1);
            }
        }
    }

    private void begin(int depth) {
        if (depth > 0) {
            text.append('\n');
        }
    }

    private StringBuilder indent(int depth) {
        return text.append("  ".repeat(depth));
    }

    private void line(String value) {
        text.append(' ').append(quoted(value)).append('\n');
    }

    private static String quoted(String value) {
        return '"' + value.replaceAll("\\p{Cntrl}+", " ").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String scalar(Node node, Shape<?> shape, String key) {
        var value = new Value(node, "", surroundings, new Notes());
        if (!(node instanceof ScalarNode scalar)) {
            suspect(node);
            return REMOVED;
        }
        String said = scalar.getValue();
        return switch (shape) {
            case SecretText _ -> secret(said.strip(), value);
            case Address _ -> address(said.strip(), value);
            case ProxyShape.InOneLine _ when SecretText.isReference(said.strip()) -> secret(said.strip(), value);
            case ProxyShape.InOneLine _ -> address(said.strip(), value);
            case OptionText _ when DELICATE.matcher(key).matches() -> removed(node);
            default -> shape.read(value) == null ? removed(node) : said;
        };
    }

    private String removed(Node node) {
        suspect(node);
        return REMOVED;
    }

    private String secret(String said, Value value) {
        if (!SecretText.isReference(said)) {
            remember(said);
            return SECRET;
        }
        remember(SecretText.follow(said, value));
        return said;
    }

    private String address(String said, Value value) {
        Address.Of address = Address.read(said, value);
        if (address == null) {
            remember(said);
            return REMOVED;
        }
        URI url = address.url();
        remember(address.secret().reveal());
        remember(url.getRawQuery());
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return url.getScheme() + "://" + url.getHost() + port + path + (url.getRawQuery() == null ? "" : "?…");
    }

    /// What is not understood may be a secret in the wrong place.
    private void suspect(Node node) {
        switch (node) {
            case ScalarNode scalar
            when scalar.getValue().strip().length() >= TOKEN_AT_LEAST ->
                remember(scalar.getValue().strip());
            case SequenceNode sequence -> sequence.getValue().forEach(this::suspect);
            case MappingNode mapping -> mapping.getValue().forEach(entry -> suspect(entry.getValueNode()));
            default -> {}
        }
    }

    /// As a whole, and each part of it that would be one by itself.
    private void remember(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            return;
        }
        secrets.add(new Secret(secret));
        PASSWORD.matcher(secret).results().forEach(found -> secrets.add(new Secret(found.group(1))));
        for (String part : secret.split("[\\s:/?&=@,;\"']+")) {
            if (TOKEN.matcher(part).matches()) {
                secrets.add(new Secret(part));
            }
        }
    }
}
