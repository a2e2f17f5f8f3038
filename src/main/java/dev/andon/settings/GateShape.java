package dev.andon.settings;

import static dev.andon.settings.SourceKeys.AUTHORITIES;
import static dev.andon.settings.SourceKeys.PIN;
import static dev.andon.settings.SourceKeys.PROXY;
import static dev.andon.settings.SourceKeys.TOKEN;
import static dev.andon.settings.SourceKeys.USER;

import dev.andon.source.Secret;
import dev.andon.source.Selection;
import dev.andon.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One gate of a line: its server, which may be that of a source, and the options of its kind.
final class GateShape {
    static final Key<String> NAME = Key.of(
                    "name", new Text("/"), "What the gate is called; unique on its line; its kind if not given.")
            .alsoSaid("id", "title", "label");
    static final Key<String> SOURCE = Key.of(
                    "source",
                    Text.LINE,
                    "The source whose address, user, token, certificates and proxy it takes; a user and a token beside it count before the source's.")
            .alsoSaid("server", "from");
    static final Key<Address.Of> URL = Key.of(
                    SourceKeys.URL.name(),
                    SourceKeys.URL.shape(),
                    "The address of its server, where it takes no source's.")
            .alsoSaid("uri", "address", "host");

    private final Key<String> kind;
    private final Map<String, Key<String>> options;
    private final List<KnownGate> kinds;

    private GateShape(List<KnownGate> kinds) {
        this.kinds = kinds;
        this.kind = kindKey(kinds);
        this.options = optionKeys(kinds);
    }

    /// A gate of which it is not known yet what its source says.
    record Draft(String name, String kind, Map<String, String> options, Fields fields) {}

    static Group<Draft> of(List<KnownGate> kinds) {
        var shape = new GateShape(kinds);
        List<Key<?>> keys =
                new ArrayList<>(List.of(shape.kind, NAME, SOURCE, URL, USER, TOKEN, AUTHORITIES, PIN, PROXY));
        keys.addAll(shape.options.values());
        return new Group<>(keys, shape::draft);
    }

    private static Key<String> kindKey(List<KnownGate> kinds) {
        var names = new LinkedHashMap<String, String>();
        var titles = new LinkedHashMap<String, String>();
        for (KnownGate kind : kinds) {
            names.put(kind.name(), kind.name());
            titles.put(kind.title(), kind.name());
        }
        return Key.of("kind", new Words<>(names, titles), "The kind of gate.")
                .mustBeThere()
                .alsoSaid("type", "product", "provider");
    }

    private static Map<String, Key<String>> optionKeys(List<KnownGate> kinds) {
        var meanings = new LinkedHashMap<String, String>();
        for (KnownGate kind : kinds) {
            kind.options()
                    .forEach(option -> meanings.merge(
                            option.name(), kind.title() + ": " + option.meaning(), (one, other) -> one + " " + other));
        }
        var keys = new LinkedHashMap<String, Key<String>>();
        meanings.forEach((name, meaning) -> keys.put(name, Key.of(name, new OptionText(), meaning)));
        return keys;
    }

    private @Nullable Draft draft(Fields fields) {
        String named = fields.get(kind);
        KnownGate mine =
                kinds.stream().filter(it -> it.name().equals(named)).findFirst().orElse(null);
        if (mine == null) {
            return null;
        }
        judgePlace(fields);
        for (KnownGate.Option option : mine.options()) {
            if (option.required() && !fields.values().containsKey(option.name())) {
                fields.value().mistake("The key \"" + option.name() + "\" is missing.", option.meaning());
            }
        }
        return new Draft(fields.get(NAME, mine.name()), mine.name(), options(mine, fields), fields);
    }

    private static void judgePlace(Fields fields) {
        if (!fields.has(SOURCE) && !fields.has(URL)) {
            fields.value()
                    .mistake(
                            "The key \"source\" is missing, or else \"url\".",
                            "Name the source whose server it is on.");
        }
        for (Key<?> own : List.of(URL, AUTHORITIES, PIN, PROXY)) {
            if (fields.has(SOURCE) && fields.has(own)) {
                fields.at(own).mistake("A gate with a source takes this from there.", "Keep one of them.");
            }
        }
    }

    private Map<String, String> options(KnownGate mine, Fields fields) {
        var given = new LinkedHashMap<String, String>();
        for (Key<String> option : options.values()) {
            String text = fields.get(option);
            if (text != null) {
                given.put(option.name(), text);
                if (!has(mine, option)) {
                    String owners = kinds.stream()
                            .filter(it -> has(it, option))
                            .map(KnownGate::name)
                            .collect(Collectors.joining(", "));
                    fields.at(option)
                            .mistake(
                                    "The kind " + mine.name() + " has no such option; it is one of " + owners + ".",
                                    "");
                }
            }
        }
        return given;
    }

    private static boolean has(KnownGate kind, Key<String> option) {
        return kind.options().stream().anyMatch(it -> it.name().equals(option.name()));
    }

    /// The gate's connection.
    ///
    /// @param sources the faultless sources
    /// @param names the names of all of them
    /// @return null after a mistake, here or at the source
    static @Nullable Source connection(Draft draft, List<Source> sources, List<String> names) {
        Fields fields = draft.fields();
        if (!fields.has(SOURCE)) {
            return own(draft);
        }
        String name = fields.get(SOURCE, "");
        Optional<Source> source =
                sources.stream().filter(it -> it.name().equals(name)).findFirst();
        if (!name.isEmpty() && !names.contains(name)) {
            fields.at(SOURCE)
                    .mistake("No source is called " + Value.echo(name) + ".", Suggestion.didYouMean(name, names));
        }
        return source.map(it -> borrowed(draft, it)).orElse(null);
    }

    private static Source borrowed(Draft draft, Source source) {
        return source.withName(draft.name())
                .withKind(draft.kind())
                .withToken(
                        draft.fields().get(USER, source.user()), draft.fields().get(TOKEN, source.token()))
                .withSelection(Selection.ALL)
                .withHook(Secret.NONE)
                .withOptions(draft.options());
    }

    private static @Nullable Source own(Draft draft) {
        Fields fields = draft.fields();
        Address.Of address = fields.get(URL);
        if (address == null) {
            return null;
        }
        SourceShape.warnOfPlainText(fields, address);
        return Source.of(draft.name(), draft.kind(), address.url())
                .withToken(SourceShape.user(fields, address), SourceShape.token(fields, address))
                .withTrust(SourceShape.trust(fields))
                .withProxy(fields.get(PROXY))
                .withOptions(draft.options());
    }
}
