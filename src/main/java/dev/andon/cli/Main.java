package dev.andon.cli;

import java.io.PrintWriter;

/// Where Java starts. Not a JavaFX application class, or Java would demand JavaFX on the module path.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Logging.quieten();
        int code = PlainOpening.of(arguments).map(Main::open).orElseGet(() -> AndonCommand.run(arguments));
        System.exit("off".equals(System.getProperty("andon.exitCodes")) ? 0 : code);
    }

    private static int open(PlainOpening opening) {
        try {
            return opening.open();
        } catch (RuntimeException e) {
            return AndonCommand.explain(e, new PrintWriter(System.err, true));
        }
    }
}
