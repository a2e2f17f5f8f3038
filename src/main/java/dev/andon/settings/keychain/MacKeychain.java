package dev.andon.settings.keychain;

import dev.andon.source.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The macOS keychain, read and written by the system's own tool: a generic password whose service is `andon` and
/// whose account is the name. Written after `man security`.
final class MacKeychain implements Vault {
    /// The low byte of errSecItemNotFound (-25300), which the tool ends with.
    private static final int NOT_FOUND = 44;
    /// The low byte of errSecInteractionNotAllowed (-25308): the keychain is locked and nobody can be asked.
    private static final int LOCKED = 36;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> tool;
    private final Duration patience;

    MacKeychain() {
        this(List.of("/usr/bin/security"), PATIENCE);
    }

    /// @param tool the command and its first arguments
    MacKeychain(List<String> tool, Duration patience) {
        this.tool = List.copyOf(tool);
        this.patience = patience;
    }

    @Override
    public Optional<Secret> find(String name) throws KeychainTrouble {
        return run(List.of("find-generic-password", "-s", SERVICE, "-a", name, "-w"), "");
    }

    /// The secret goes in by the tool's own command line and not by its arguments, which others can see.
    @Override
    public void keep(String name, Secret secret) throws KeychainTrouble {
        // Behind a line break another command would begin.
        if ((name + secret.reveal()).chars().anyMatch(Character::isISOControl)) {
            throw new KeychainTrouble("The keychain takes no name and no secret with a line break or the like.");
        }
        String command = "add-generic-password -U -s " + SERVICE + " -a " + quoted(name) + " -w "
                + quoted(secret.reveal()) + "\n";
        run(List.of("-i"), command);
        // A command line ends well whatever became of its commands.
        if (!find(name).equals(Optional.of(secret))) {
            throw new KeychainTrouble("The keychain did not take it.");
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private Optional<Secret> run(List<String> arguments, String input) throws KeychainTrouble {
        var command = new java.util.ArrayList<>(tool);
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return answer(process, input);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new KeychainTrouble("The keychain cannot be asked: " + tool.getFirst() + " does not start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeychainTrouble("Andon was stopped while it asked the keychain.", e);
        }
    }

    /// A password is far smaller than the pipe, so the tool never waits for us to read.
    private Optional<Secret> answer(Process process, String input)
            throws IOException, InterruptedException, KeychainTrouble {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new KeychainTrouble("The keychain did not answer. Does it ask on the screen whether it may?");
        }
        return switch (process.exitValue()) {
            case 0 ->
                Optional.of(new Secret(
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip()));
            case NOT_FOUND -> Optional.empty();
            case LOCKED -> throw new KeychainTrouble("The keychain is locked. Unlock it and save the settings again.");
            default -> throw new KeychainTrouble("The keychain refused (code " + process.exitValue() + ").");
        };
    }
}
