package dev.andon.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A git repository with one script, `build.sh`, on the branch `main`.
record Repository(Path folder) {
    static Repository in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var repository = new Repository(folder);
        repository.git(List.of("init", "-q", "-b", "main"));
        return repository;
    }

    /// Commits a script.
    ///
    /// @param author a name without a mail address, which becomes `<first name in small letters>@example.test`
    /// @return the commit
    String commit(String author, String script) {
        try {
            Files.writeString(folder.resolve("build.sh"), script + "\n");
            git(List.of("add", "build.sh"));
            String mail = author.split(" ")[0].toLowerCase(java.util.Locale.ROOT) + "@example.test";
            git(List.of(
                    "-c", "user.name=" + author, "-c", "user.email=" + mail, "commit", "-q", "-m", "Change the build"));
            return Files.readString(folder.resolve(".git/refs/heads/main")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is pushed to `main` counts, although `main` is checked out here.
    void takesPushes() {
        git(List.of("config", "receive.denyCurrentBranch", "ignore"));
    }

    /// Whether `main` has this file.
    boolean has(String file) {
        return Ended.of(folder, Map.of("HOME", folder.toString()), List.of("git", "cat-file", "-e", "main:" + file))
                        .status()
                == 0;
    }

    private void git(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        Program.run("git", folder, Map.of("HOME", folder.toString(), "GIT_CONFIG_NOSYSTEM", "1"), command);
    }
}
