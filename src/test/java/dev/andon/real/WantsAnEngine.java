package dev.andon.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Leaves a test out, and says so, where nobody may start a Docker engine: as anybody but root, and in a
/// container that may neither mount nor limit anything. An engine that is only not installed is a test that
/// fails.
final class WantsAnEngine implements ExecutionCondition {
    /// Bits of the kernel's `CAP_NET_ADMIN` and `CAP_SYS_ADMIN`.
    private static final long NEEDED = 1L << 12 | 1L << 21;

    private static final Path OWN = Path.of("/proc/self/status");
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String obstacle = obstacle();
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("an engine may be started");
        }
        System.err.printf("LEFT OUT: %s, because %s.%n", context.getDisplayName(), obstacle);
        return ConditionEvaluationResult.disabled(obstacle);
    }

    /// Why no engine can be started here; empty when one can.
    static String obstacle() {
        if (!mayAdminister()) {
            return "this process may neither mount nor make networks, which a Docker engine has to";
        }
        return Files.isWritable(GROUPS) ? "" : GROUPS + " cannot be written, which a Docker engine has to";
    }

    static boolean mayAdminister() {
        try {
            return Files.readAllLines(OWN).stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(may -> (may & NEEDED) == NEEDED);
        } catch (IOException unknown) {
            return false;
        }
    }
}
