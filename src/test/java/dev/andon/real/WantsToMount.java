package dev.andon.real;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Leaves a test out, and says so, where nobody may set up a root of another system: as anybody but root, and in
/// a container that may not mount.
final class WantsToMount implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (WantsAnEngine.mayAdminister()) {
            return ConditionEvaluationResult.enabled("a bare system may be set up");
        }
        String obstacle = "this process may not mount, which a bare system has to";
        System.err.printf("LEFT OUT: %s, because %s.%n", context.getDisplayName(), obstacle);
        return ConditionEvaluationResult.disabled(obstacle);
    }
}
