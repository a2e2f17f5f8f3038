package dev.andon.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Somebody's clone of a repository, with the hook of the packaging folder.
final class Clone {
    private final Path folder;

    /// @param command how Andon is started
    Clone(Repository origin, String person, Path parent, Path command) throws IOException {
        folder = parent.resolve(person + "'s clone");
        Files.createDirectories(folder);
        git("clone", "-q", origin.folder().toString(), ".").well();
        git("config", "user.name", person).well();
        git("config", "user.email", person.toLowerCase(Locale.ROOT) + "@example.test")
                .well();
        git("config", "andon.command", command.toString()).well();
        Path hook = Files.copy(Path.of("packaging/hooks/pre-push"), folder.resolve(".git/hooks/pre-push"));
        if (!hook.toFile().setExecutable(true)) {
            throw new AssertionError("the hook cannot be made executable");
        }
    }

    /// Commits another script.
    Clone commit(String script) throws IOException {
        return file("build.sh", script);
    }

    Clone file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text + "\n");
        git("add", name).well();
        git("commit", "-q", "-m", "Change " + name).well();
        return this;
    }

    Clone branch(String name) {
        git("checkout", "-q", "-b", name).well();
        return this;
    }

    Clone pull() {
        git("pull", "-q", "--ff-only", "origin", "main").well();
        return this;
    }

    /// Puts one's own commits on top of the others'.
    Clone rebase() {
        git("pull", "-q", "--rebase", "origin", "main").well();
        return this;
    }

    /// @param what as `git push` wants it
    Ended push(String what) {
        return git("push", "-q", "origin", what);
    }

    private Ended git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return Ended.of(folder, Map.of("HOME", folder.toString(), "GIT_CONFIG_NOSYSTEM", "1"), command);
    }
}
