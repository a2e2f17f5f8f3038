package dev.andon.settings;

import dev.andon.settings.keychain.Keychain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads settings files and finds every mistake of them at once. Immutable.
public final class SettingsReader {
    private final FileShape shape;
    private final Map<String, String> environment;
    private final Path home;
    private final Keychain keychain;

    /// @param kinds the kinds of servers that a source may be of
    /// @param gates the kinds of gates that a line may shut
    /// @param environment the variables that `${…}` names
    /// @param home the folder that `~` names
    /// @param keychain asked only when a secret names it
    public SettingsReader(
            List<KnownKind> kinds,
            List<KnownGate> gates,
            Map<String, String> environment,
            Path home,
            Keychain keychain) {
        this.shape = new FileShape(kinds, gates);
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.keychain = keychain;
    }

    /// Reads a file and what it refers to. May wait for the keychain, some seconds at most.
    public Reading read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        var notes = new Notes();
        notes.file(absolute, Digest.NOTHING);
        Settings settings = null;
        byte[] bytes = bytes(absolute, notes);
        if (bytes != null) {
            notes.file(absolute, Digest.of(bytes));
            settings = settings(bytes, folder(absolute), notes);
        }
        return settings != null && notes.isFaultless()
                ? new Reading.Usable(settings.with(notes.warnings()), notes.files())
                : new Reading.Unusable(notes.mistakes(), notes.warnings(), notes.files());
    }

    private static byte @Nullable [] bytes(Path file, Notes notes) {
        try {
            byte[] bytes = ReferredFile.bytes(file);
            if (bytes.length <= ReferredFile.BYTES_AT_MOST) {
                return bytes;
            }
            notes.mistake(Place.FILE, "This file is larger than a megabyte; no settings are that long.", "");
        } catch (NoSuchFileException e) {
            notes.mistake(Place.FILE, "There is no such file.", "");
        } catch (IOException e) {
            if (Files.isDirectory(file)) {
                notes.mistake(Place.FILE, "This is a folder.", "Name the file in it.");
            } else {
                notes.mistake(Place.FILE, "This file cannot be read.", "May this user read it?");
            }
        }
        return null;
    }

    private @Nullable Settings settings(byte[] bytes, Path folder, Notes notes) {
        Node root = Yaml.compose(bytes, notes);
        if (root == null) {
            return null;
        }
        var surroundings = new Surroundings(folder, home, environment, keychain);
        return shape.read(new Value(root, "", surroundings, notes));
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    /// A file as it may be shown to strangers, however wrong it is. May wait for the keychain, some seconds at
    /// most.
    public Disclosed disclose(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        var notes = new Notes();
        byte[] bytes = bytes(absolute, notes);
        Node root = bytes == null ? null : Yaml.compose(bytes, notes);
        var surroundings = new Surroundings(folder(absolute), home, environment, keychain);
        return root == null ? new Disclosed("", List.of()) : shape.disclose(root, surroundings);
    }

    /// A text of settings as a form.
    ///
    /// @throws CannotEdit when it is no YAML
    FormSheet form(SettingsText text) throws CannotEdit {
        return shape.form(text);
    }

    /// The JSON Schema (draft 2020-12) of what [#read] takes.
    public String schema() {
        return shape.schema();
    }
}
