package dev.andon.settings;

import static dev.andon.settings.SourceKeys.AUTHORITIES;
import static dev.andon.settings.SourceKeys.BRANCHES;
import static dev.andon.settings.SourceKeys.BUILT_BY;
import static dev.andon.settings.SourceKeys.CLIENT_CERTIFICATE;
import static dev.andon.settings.SourceKeys.DEADLINE;
import static dev.andon.settings.SourceKeys.EVERY;
import static dev.andon.settings.SourceKeys.HOOK;
import static dev.andon.settings.SourceKeys.NAME;
import static dev.andon.settings.SourceKeys.PIN;
import static dev.andon.settings.SourceKeys.PIPELINES;
import static dev.andon.settings.SourceKeys.PROXY;
import static dev.andon.settings.SourceKeys.PULL_REQUESTS;
import static dev.andon.settings.SourceKeys.TOKEN;
import static dev.andon.settings.SourceKeys.URL;
import static dev.andon.settings.SourceKeys.USER;

import dev.andon.source.Secret;
import dev.andon.source.Selection;
import dev.andon.source.Source;
import dev.andon.source.Trust;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One source: the keys of every source, and the options of its kind.
final class SourceShape {
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127\\.[0-9.]+|\\[::1]");

    private final Key<String> kind;
    private final Map<String, Key<String>> options;
    private final List<KnownKind> kinds;

    private SourceShape(List<KnownKind> kinds) {
        this.kinds = kinds;
        this.kind = kindKey(kinds);
        this.options = optionKeys(kinds);
    }

    static Group<Source> of(List<KnownKind> kinds) {
        var shape = new SourceShape(kinds);
        List<Key<?>> keys = new ArrayList<>(SourceKeys.ALL);
        keys.add(1, shape.kind);
        keys.addAll(shape.options.values());
        return new Group<>(keys, shape::source);
    }

    private static Key<String> kindKey(List<KnownKind> kinds) {
        var names = new LinkedHashMap<String, String>();
        var titles = new LinkedHashMap<String, String>();
        for (KnownKind kind : kinds) {
            names.put(kind.name(), kind.name());
            titles.put(kind.title(), kind.name());
        }
        return Key.of(
                        "kind",
                        new Words<>(names, titles),
                        "The kind of server; found from the server's answers if not given, and needed for servers of metrics.")
                .alsoSaid("type", "product", "provider");
    }

    private static Map<String, Key<String>> optionKeys(List<KnownKind> kinds) {
        var meanings = new LinkedHashMap<String, String>();
        for (KnownKind kind : kinds) {
            kind.options()
                    .forEach((name, meaning) ->
                            meanings.merge(name, kind.title() + ": " + meaning, (one, other) -> one + " " + other));
        }
        var keys = new LinkedHashMap<String, Key<String>>();
        meanings.forEach((name, meaning) -> keys.put(name, Key.of(name, new OptionText(), meaning)));
        return keys;
    }

    private @Nullable Source source(Fields fields) {
        String name = fields.get(NAME);
        Address.Of address = fields.get(URL);
        if (name == null || address == null) {
            return null;
        }
        warnOfPlainText(fields, address);
        kind(fields).ifPresent(known -> judge(known, fields));
        return Source.of(name, fields.get(kind, ""), address.url())
                .withToken(user(fields, address), token(fields, address))
                .withSelection(selection(fields))
                .withTimes(fields.get(EVERY, Source.EVERY), fields.get(DEADLINE, Source.DEADLINE))
                .withTrust(trust(fields))
                .withProxy(fields.get(PROXY))
                .withHook(fields.get(HOOK, Secret.NONE))
                .withBuiltBy(fields.get(BUILT_BY, List.of()))
                .withOptions(options(fields));
    }

    static Secret token(Fields fields, Address.Of address) {
        if (fields.has(TOKEN) || address.secret().isEmpty()) {
            return fields.get(TOKEN, Secret.NONE);
        }
        fields.at(URL)
                .warning(
                        "This address holds a secret.",
                        "Move it to \"token:\", and keep it elsewhere: ${VARIABLE}, file:path or keychain:name.");
        return address.secret();
    }

    static String user(Fields fields, Address.Of address) {
        boolean twice = fields.has(TOKEN) && !address.secret().isEmpty();
        if (twice || (fields.has(USER) && !address.user().isEmpty())) {
            fields.at(URL)
                    .mistake(
                            "This address holds a user or a secret, and so do the keys.",
                            "Take it out of the address.");
        }
        return fields.get(USER, address.user());
    }

    private static Selection selection(Fields fields) {
        Selection names = fields.get(PIPELINES, Selection.ALL);
        return new Selection(
                names.include(),
                names.exclude(),
                fields.get(BRANCHES, List.of()),
                fields.get(PULL_REQUESTS, Boolean.FALSE));
    }

    static Trust trust(Fields fields) {
        ClientCertificate own = fields.get(CLIENT_CERTIFICATE);
        if (fields.has(PIN) && fields.has(AUTHORITIES)) {
            fields.at(AUTHORITIES).warning("Beside a pin this has no effect: the pinned key alone is trusted.", "");
        }
        return new Trust(
                fields.get(AUTHORITIES, List.of()),
                fields.get(PIN),
                own == null ? null : own.store(),
                own == null ? Secret.NONE : own.password());
    }

    static void warnOfPlainText(Fields fields, Address.Of address) {
        if ("https".equalsIgnoreCase(address.url().getScheme())) {
            return;
        }
        String host = address.url().getHost();
        boolean secret = fields.has(TOKEN) || !address.secret().isEmpty();
        if (secret && (host == null || !LOOPBACK.matcher(host).matches())) {
            fields.at(URL)
                    .warning("The token travels to this address unencrypted.", "Use https:// if the server has it.");
        }
        for (Key<?> key : List.of(AUTHORITIES, PIN, CLIENT_CERTIFICATE)) {
            if (fields.has(key)) {
                fields.at(key).warning("This has no effect: the address does not begin with https://.", "");
            }
        }
    }

    private Map<String, String> options(Fields fields) {
        var given = new LinkedHashMap<String, String>();
        for (Key<String> option : options.values()) {
            String text = fields.get(option);
            if (text != null) {
                judge(option, fields);
                given.put(option.name(), text);
            }
        }
        return given;
    }

    /// Without a kind any kind's option may be right; the adapter that is found reads its own.
    private void judge(Key<String> option, Fields fields) {
        Optional<KnownKind> mine = kind(fields);
        if (mine.isPresent() && !mine.get().options().containsKey(option.name())) {
            String owners = kinds.stream()
                    .filter(it -> it.options().containsKey(option.name()))
                    .map(KnownKind::name)
                    .collect(Collectors.joining(", "));
            fields.at(option)
                    .mistake("The kind " + mine.get().name() + " has no such option; it is one of " + owners + ".", "");
        }
    }

    private Optional<KnownKind> kind(Fields fields) {
        String named = fields.get(kind, "");
        return kinds.stream().filter(it -> it.name().equals(named)).findFirst();
    }

    private static void judge(KnownKind mine, Fields fields) {
        mine.options().forEach((name, meaning) -> {
            if (mine.required().contains(name) && !fields.values().containsKey(name)) {
                fields.value().mistake("The key \"" + name + "\" is missing.", meaning);
            }
        });
        for (Key<?> ofTheWatched : List.of(PIPELINES, BRANCHES, PULL_REQUESTS, EVERY, HOOK, BUILT_BY)) {
            if (!mine.isWatched() && fields.has(ofTheWatched)) {
                fields.at(ofTheWatched)
                        .warning("This has no effect: a metric server is asked when its numbers are needed.", "");
            }
        }
    }
}
