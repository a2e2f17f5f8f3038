package dev.andon.app;

public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("andon " + Runtime.version());
    }
}
