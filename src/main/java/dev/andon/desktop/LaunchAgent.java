package dev.andon.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// macOS: a launch agent, which counts from the next log-in on. Written after Apple's documentation of
/// launchd.plist; not run.
record LaunchAgent(Path file) implements Autostart {
    private static final Pattern ARGUMENTS =
            Pattern.compile("<key>ProgramArguments</key>\\s*<array>(.*?)</array>", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("<string>(.*?)</string>", Pattern.DOTALL);

    @Override
    public Optional<List<String>> command() throws IOException {
        Matcher arguments = ARGUMENTS.matcher(Written.read(file));
        return arguments.find()
                ? Optional.of(TEXT.matcher(arguments.group(1))
                        .results()
                        .map(LaunchAgent::text)
                        .toList())
                : Optional.empty();
    }

    private static String text(MatchResult found) {
        return found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    @Override
    public void on(List<String> command) throws IOException {
        if (command.stream().anyMatch(one -> one.chars().anyMatch(Character::isISOControl))) {
            throw new IOException("The session cannot start Andon: its path has a control character.");
        }
        String arguments = command.stream()
                .map(one -> one.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .map(one -> "        <string>" + one + "</string>\n")
                .collect(Collectors.joining());
        Written.write(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key>
                    <string>dev.andon</string>
                    <key>ProgramArguments</key>
                    <array>
                %s    </array>
                    <key>RunAtLoad</key>
                    <true/>
                    <key>ProcessType</key>
                    <string>Interactive</string>
                </dict>
                </plist>
                """.formatted(arguments));
    }

    @Override
    public void off() throws IOException {
        Written.remove(file);
    }
}
