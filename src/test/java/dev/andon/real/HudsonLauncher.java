package dev.andon.real;

/// Starts Hudson in a Java that it is too old to know: it reads the version, does not understand it and refuses.
public final class HudsonLauncher {
    private HudsonLauncher() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        System.setProperty("java.version", "1.8.0_202");
        System.setProperty("java.specification.version", "1.8");
        System.setProperty("java.class.version", "52.0");
        Class.forName("org.eclipse.hudson.war.Executable")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
