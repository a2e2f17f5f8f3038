package dev.andon.ui.kit;

/// How wide a text is, in multiples of the font size. Pure as far as its callers can see; used on one thread.
@FunctionalInterface
public interface Ruler {
    double width(String text);
}
