package dev.andon.build;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Finds the line of a log with which the trouble began, as a person would: a compiler's or a test's complaint
/// before any mere word of failure, and that before the sentence with which every build that failed ends. It is a
/// guess, and only ever a mark beside the log. Pure.
public final class FirstError {
    /// What tools write when something failed, and hardly otherwise.
    private static final Pattern COMPLAINT = Pattern.compile("##\\[error]"
            + "|\\[(?:ERROR|FATAL)]"
            + "|^\\s*(?:[\\w.-]+: )?(?:fatal|panic)(?: error)?:"
            + "|\\b(?:fatal )?error(?:\\[\\w+]| [A-Z]+\\d+)?:(?! 0\\b)"
            + "|^E {2,}\\S"
            + "|\\bERROR\\b(?!S?[:=] ?0\\b)(?! ?SUMMARY)"
            + "|\\bFAIL(?:ED)?\\b(?!S?[:=] ?0\\b)(?:[: ]|$)"
            + "|^Traceback \\(most recent call last\\)"
            + "|\\bException in thread\\b"
            + "|^\\s*(?:Caused by: )?(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error)\\b"
            + "|^\\w*(?:Error|Exception): "
            + "|npm (?:ERR!|error)"
            + "|\\bmake(?:\\[\\d+])?: \\*\\*\\*"
            + "|^\\s*--- FAIL"
            + "|^\\s*not ok \\d+(?!.*# ?(?i:todo|skip))"
            + "|^\\s*#\\s+Failed test\\b"
            + "|^Failures:$"
            + "|^There (?:was|were) \\d+ (?:PHPUnit )?(?:error|failure)s?:$"
            + "|^(?:\\d+: )?(?:unknown file|\\S.*:\\d+): Failure$"
            + "|\\*\\*\\*(?:Failed|Exception|Timeout|Not Run(?! \\(Disabled))"
            + "|\\[FAIL]$"
            + "|^ *Failed {1,3}\\S.* \\[(?:< )?\\d[\\w ,.]*]$"
            + "|\\.go:\\d+:\\d+: "
            + "|^\\s+\\d+:\\d+ +error "
            + "|^\\s*[✗✘✕×✖] "
            + "|\\bSegmentation fault\\b"
            + "|: (?:command )?not found$"
            + "|\\bundefined reference to\\b"
            + "|: (?:Permission denied|No such file or directory)$");

    /// How every build that failed ends, whatever failed, and headings above what says more.
    private static final Pattern FAREWELL = Pattern.compile("(?i)build fail(?:ed|ure)"
            + "|compilation error ?:"
            + "|exit(?:ed with)?(?: status)?(?: code)?:? -?[1-9]\\d*\\b"
            + "|process completed with exit code"
            + "|script returned exit code"
            + "|finished: (?:failure|unstable|aborted)"
            + "|build step '.*' marked build as"
            + "|errors while running ctest");

    /// Words that may mean it.
    private static final Pattern WORD =
            Pattern.compile("(?i)\\b(?:errors?|failed|failures?|failing|fatal|exception|cannot|aborted)\\b");

    /// Where such words say that all is well, or are parts of names.
    private static final Pattern HARMLESS =
            Pattern.compile("(?i)\\b(?:0|no|without|zero) (?:\\w+ )?(?:errors?|failures?|failed|failing)\\b"
                    + "|^(?!.*\\b(?:errors?|failures?|failed)\\s*[:=]\\s*[1-9])"
                    + ".*\\b(?:errors?|failures?|failed)\\s*[:=]\\s*0\\b"
                    + "|^(?:\\d+: )?\\s*(?:ok \\d+\\b|[✓✔√] |\\[(?: RUN {6}| {7}OK | {2}PASSED {2})]|--- PASS: |=== RUN )"
                    + "|^test \\S.* \\.\\.\\. ok$"
                    + "|^ *(?:Passed|Skipped) \\S.* \\[(?:< )?\\d[\\w ,.]*]$"
                    + "|^ *\\d+/\\d+ Test +#\\d+: .*(?: Passed|\\*\\*\\*Skipped) "
                    + "|^\\t *\\d+ - .* \\((?:Skipped|Disabled)\\)$"
                    + "|failures listed here are expected"
                    + "|\\blib[\\w+-]*error"
                    + "|-W(?:no-)?error|error[-_.]?prone|continue-on-error"
                    + "|on[-_]error|error[-_]?(?:handl|log|page|code|report)"
                    + "|\\bwarn(?:ing)?\\b");

    /// Most lines of a log say nothing of trouble, and the patterns take their time.
    private static final List<String> HINTS = List.of(
            "err",
            "fail",
            "fatal",
            "panic",
            "trace",
            "exception",
            "exit",
            "***",
            "not ",
            "cannot",
            "fault",
            "abort",
            "undefined",
            "denied",
            "no such",
            "marked build",
            ".go:",
            "✗",
            "✖",
            "✘",
            "✕",
            "×");

    private FirstError() {}

    /// @param text a log's plain text: see [LogText]
    /// @return the line, counted from 0; empty when none looks like it
    public static OptionalInt line(String text) {
        int word = -1;
        int farewell = -1;
        int number = 0;
        for (int start = 0; start < text.length(); number++) {
            int end = text.indexOf('\n', start);
            String line = LogText.withoutTime(text.substring(start, end < 0 ? text.length() : end));
            start = end < 0 ? text.length() : end + 1;
            if (!isWorthALook(line)) {
                continue;
            }
            boolean farewellHere = FAREWELL.matcher(line).find();
            boolean harmless = HARMLESS.matcher(line).find();
            if (!farewellHere && !harmless && COMPLAINT.matcher(line).find()) {
                return OptionalInt.of(number);
            }
            if (farewell < 0 && farewellHere) {
                farewell = number;
            } else if (word < 0
                    && !farewellHere
                    && !harmless
                    && WORD.matcher(line).find()) {
                word = number;
            }
        }
        int found = word >= 0 ? word : farewell;
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static boolean isWorthALook(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return line.startsWith("E ") || HINTS.stream().anyMatch(lower::contains);
    }
}
