package dev.andon.cli;

import dev.andon.source.Glob;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `andon gate` with the options that hooks and pipelines give it, read by hand: the commands' annotations take
/// longer to read than the whole answer.
record PlainGate(GateQuestion question) {
    static final String TRUNK = "trunk";
    private static final Set<String> ONCE =
            Set.of("--line", "--wait", "--branch", "--unknown", "--endpoint", "--config", "-c");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smh])");

    /// @return empty when it is another command, or there is more to the command line
    static Optional<PlainGate> of(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("gate")) {
            return Optional.empty();
        }
        Map<String, String> given = new HashMap<>();
        List<String> fixBranches = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].startsWith("--") ? arguments[i].indexOf('=') : -1;
            String option = equals < 0 ? arguments[i] : arguments[i].substring(0, equals);
            if (equals < 0 && ++i == arguments.length) {
                return Optional.empty();
            }
            String value = equals < 0 ? arguments[i] : arguments[i].substring(equals + 1);
            boolean taken = option.equals("--fix-branch")
                    ? fixBranches.add(value)
                    : ONCE.contains(option) && given.put(option, value) == null;
            if (!taken || (equals < 0 && value.startsWith("-"))) {
                return Optional.empty();
            }
        }
        return Optional.of(new PlainGate(question(given, fixBranches)));
    }

    private static GateQuestion question(Map<String, String> given, List<String> fixBranches) {
        String config = given.getOrDefault("--config", given.get("-c"));
        return question(
                given.getOrDefault("--line", TRUNK),
                given.getOrDefault("--wait", ""),
                fixBranches,
                given.getOrDefault("--branch", ""),
                given.getOrDefault("--unknown", ""),
                address(given.get("--endpoint")),
                config == null ? null : Path.of(config));
    }

    /// @throws UsageFault when something of it cannot be
    static GateQuestion question(
            String line,
            String patience,
            List<String> fixBranches,
            String branch,
            String unknown,
            @Nullable URI endpoint,
            @Nullable Path config) {
        List<Glob> fixes = fixBranches.stream().map(Glob::new).toList();
        return new GateQuestion(
                line,
                patience.isEmpty() ? Duration.ZERO : time(patience),
                fixes,
                branch.isEmpty() && !fixes.isEmpty() ? CurrentBranch.of(System.getenv(), Path.of("")) : branch,
                code(unknown),
                endpoint,
                config);
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new UsageFault("--wait wants a time such as 90s or 10m.");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static int code(String unknown) {
        return switch (unknown) {
            case "" -> ExitCode.UNCERTAIN;
            case "open" -> ExitCode.FINE;
            case "closed" -> ExitCode.RED;
            default -> throw new UsageFault("--unknown is open or closed.");
        };
    }

    static @Nullable URI address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI address = new URI(text);
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new UsageFault("--endpoint wants an address such as https://andon.example.com.");
    }

    /// @throws UsageFault when what was said is wrong
    int open() throws InterruptedException {
        GateQuestion.Keeper keeper = question.running()
                .orElseGet(() -> GateCommand.lookingOnce(question.line(), Watching.ofSettings(question.config())));
        GateQuestion.End end = question.put(keeper);
        new Terminal(new PrintWriter(System.out)).println(end.said());
        return end.code();
    }
}
