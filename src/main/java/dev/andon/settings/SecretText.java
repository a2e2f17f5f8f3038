package dev.andon.settings;

import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.source.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A secret, or better the place where it is: `${VARIABLE}`, `file:path`, `keychain:name`.
record SecretText() implements Shape<Secret> {
    private static final String FILE = "file:";
    private static final String KEYCHAIN = "keychain:";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}");
    private static final Pattern NEARLY_VARIABLE = Pattern.compile("(?:env:|\\$(?:env:)?|%)[A-Z_][A-Z0-9_]*%?");
    private static final String BETTER =
            "Keep it elsewhere: ${VARIABLE}, file:path or keychain:name. Everybody who sees this file sees it.";

    @Override
    public @Nullable Secret read(Value value) {
        String text = value.text("a secret such as ${TOKEN}, file:path or keychain:name");
        return text == null ? null : read(text.strip(), value);
    }

    private static @Nullable Secret read(String text, Value value) {
        if (isReference(text)) {
            String found = follow(text, value);
            return found == null ? null : new Secret(found);
        }
        if (text.isEmpty()) {
            value.mistake("This secret is empty.", "Leave the key out, or say where the secret is.");
        } else if (NEARLY_VARIABLE.matcher(text).matches()) {
            value.mistake("This looks like an environment variable; one is written as ${NAME}.", "");
        } else if (text.contains("${")) {
            value.mistake("A secret is ${NAME} and nothing around it.", "Put the whole secret into the variable.");
        } else if (isOneLine(text, value)) {
            value.warning("The secret itself stands in the settings.", BETTER);
            return new Secret(text);
        }
        return null;
    }

    /// Whether the text says where a secret is, and is not the secret itself.
    static boolean isReference(String text) {
        return VARIABLE.matcher(text).matches() || text.startsWith(FILE) || text.startsWith(KEYCHAIN);
    }

    /// What is found where the text says; null after a mistake.
    static @Nullable String follow(String text, Value value) {
        String found;
        if (text.startsWith(FILE)) {
            found = inFile(text.substring(FILE.length()).strip(), value);
        } else if (text.startsWith(KEYCHAIN)) {
            found = inKeychain(text.substring(KEYCHAIN.length()).strip(), value);
        } else {
            Matcher variable = VARIABLE.matcher(text);
            found = variable.matches() ? inEnvironment(variable.group(1), value) : null;
        }
        return found != null && isOneLine(found, value) ? found : null;
    }

    private static @Nullable String inEnvironment(String name, Value value) {
        Map<String, String> environment = value.surroundings().environment();
        String found = environment.get(name);
        if (found == null) {
            value.mistake(
                    "There is no environment variable " + name + ".",
                    Suggestion.closest(name, environment.keySet())
                            .map(other -> Suggestion.didYouMean("${" + other + "}"))
                            .orElse("Set it where Andon is started."));
        } else if (found.isBlank()) {
            value.mistake("The environment variable " + name + " is empty.", "");
        } else {
            return found.strip();
        }
        return null;
    }

    private static @Nullable String inFile(String path, Value value) {
        byte[] bytes = ReferredFile.read(path, value);
        if (bytes == null) {
            return null;
        }
        String found = new String(bytes, StandardCharsets.UTF_8).strip();
        if (found.isEmpty()) {
            value.mistake("The file " + Value.echo(path) + " is empty.", "");
            return null;
        }
        ReferredFile.warnOfReaders(path, value);
        return found;
    }

    private static @Nullable String inKeychain(String name, Value value) {
        if (name.isEmpty()) {
            value.mistake("After \"keychain:\" comes a name.", "");
            return null;
        }
        try {
            Optional<Secret> found = value.surroundings().keychain().find(name);
            if (found.isPresent()) {
                return found.get().reveal();
            }
            value.mistake(
                    "The keychain has nothing for Andon under " + Value.echo(name) + ".",
                    "The user guide says how to put it there.");
        } catch (KeychainTrouble trouble) {
            value.mistake(trouble.sentence(), "");
        }
        return null;
    }

    /// A secret goes into a header, and a header is one line.
    private static boolean isOneLine(String secret, Value value) {
        if (secret.chars().noneMatch(Character::isISOControl)) {
            return true;
        }
        value.mistake("The secret has several lines or control characters; it must be one line.", "");
        return false;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object(
                "type",
                List.of("string", "number"),
                "minLength",
                1,
                "examples",
                List.of("${CI_TOKEN}", "file:ci.token", "keychain:ci"));
    }
}
