package dev.andon.cli;

/// Where Java starts. Not a JavaFX application class, or Java would demand JavaFX on the module path.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = AndonCommand.run(arguments);
        System.exit("off".equals(System.getProperty("andon.exitCodes")) ? 0 : code);
    }
}
