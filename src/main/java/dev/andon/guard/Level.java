package dev.andon.guard;

import java.util.Locale;

/// How sure one is that a deploy did harm, and what follows from it. Each level has a bar of chance and one of
/// size, and both have to be passed.
public enum Level {
    /// Somebody should look.
    WARN(1e-2, 0.10, 5, 0.02),
    /// The line stops and a person is asked.
    STOP(1e-3, 0.15, 10, 0.05),
    /// Sure enough to go back without asking, where everything else allows it.
    AUTO(1e-4, 0.25, 20, 0.10);

    private final double chance;
    private final double effect;
    private final double expected;
    private final double leastEffect;

    Level(double chance, double effect, double expected, double leastEffect) {
        this.chance = chance;
        this.effect = effect;
        this.expected = expected;
        this.leastEffect = leastEffect;
    }

    /// How often mere chance may look like this, at one look.
    double chance() {
        return chance;
    }

    /// The share that has to be lost at least.
    double effect() {
        return effect;
    }

    /// How many events must have been expected at least.
    double expected() {
        return expected;
    }

    /// The share that has to be lost even when the loss is taken to be as small as it may well be.
    double leastEffect() {
        return leastEffect;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
