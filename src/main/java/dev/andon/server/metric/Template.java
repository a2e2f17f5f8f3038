package dev.andon.server.metric;

import dev.andon.source.ServerFault;

/// An expression with places for the time: `${from}`, `${to}`, `${step}`.
final class Template {
    private static final String FROM = "${from}";
    private static final String TO = "${to}";
    private static final String STEP = "${step}";

    private Template() {}

    /// Puts the length of a bucket where the expression has a place for it.
    static String fill(String expression, String step) {
        return expression.replace(STEP, step);
    }

    /// Puts all three into an expression that must have the time in it.
    ///
    /// @param example how it is usually written
    /// @throws ServerFault when it has no place for the time
    static String fill(String expression, String from, String to, String step, String example) throws ServerFault {
        if (!expression.contains(FROM) || !expression.contains(TO)) {
            throw Trouble.expression(
                    "The expression says itself for which time it asks: write ${from}, ${to} and ${step} in it, such as "
                            + example);
        }
        return fill(expression, step).replace(FROM, from).replace(TO, to);
    }
}
