package dev.andon.guard;

import java.util.regex.Pattern;

/// A metric with where its numbers come from.
///
/// @param metric what it is
/// @param source the name of the source that has its numbers
/// @param events the expression for it, in the language of that source; of a ratio what is above the line. With
///     `${version}` or `${artifact}` in it, it is that of one version alone
/// @param base of a ratio what is below the line; empty otherwise
public record Gauge(Metric metric, String source, String events, String base) {
    private static final String VERSION = "${version}";
    private static final String ARTIFACT = "${artifact}";
    /// What cannot end a quoted text, nor begin anything else, in any language that is asked.
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+:@/-]{0,199}");

    /// Whether the new version is compared with the old one, and not with earlier days.
    public boolean comparesVersions() {
        return namesVersion(events) || namesVersion(base);
    }

    /// Whether an expression is that of one version alone.
    public static boolean namesVersion(String expression) {
        return expression.contains(VERSION) || expression.contains(ARTIFACT);
    }

    /// The same for one version.
    ///
    /// @param version what people call it
    /// @param artifact tells what was deployed
    /// @throws IllegalArgumentException when one that is wanted cannot be written into an expression
    public Gauge of(String version, String artifact) {
        return new Gauge(metric, source, filled(events, version, artifact), filled(base, version, artifact));
    }

    private static String filled(String expression, String version, String artifact) {
        return put(put(expression, VERSION, version), ARTIFACT, artifact);
    }

    private static String put(String expression, String place, String name) {
        if (!expression.contains(place)) {
            return expression;
        }
        if (!HARMLESS.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("The version \"" + name + "\" cannot be written into an expression.");
        }
        return expression.replace(place, name);
    }
}
