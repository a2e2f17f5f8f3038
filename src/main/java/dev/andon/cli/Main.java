package dev.andon.cli;

import java.io.PrintWriter;
import java.util.Optional;

/// Where Java starts. Not a JavaFX application class, or Java would demand JavaFX on the module path.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = run(arguments);
        System.exit("off".equals(System.getProperty("andon.exitCodes")) ? 0 : code);
    }

    private static int run(String... arguments) {
        try {
            // A gate is asked before every push, and nothing that it needs would log.
            Optional<PlainGate> gate = PlainGate.of(arguments);
            if (gate.isPresent()) {
                return gate.get().open();
            }
            Logging.quieten();
            Optional<PlainOpening> opening = PlainOpening.of(arguments);
            return opening.isPresent() ? opening.get().open() : AndonCommand.run(arguments);
        } catch (RuntimeException | InterruptedException e) {
            return AndonCommand.explain(e, new Terminal(new PrintWriter(System.err)));
        }
    }
}
