package dev.andon.server.deploy;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with places in braces, such as `{version}`. Pure.
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private Template() {}

    /// Fills the places in one go, so that braces in what is filled in are not filled in turn. What nobody knows
    /// stays as it is.
    ///
    /// @param written how a value is written there, such as encoded for an address
    static String fill(String text, Map<String, String> facts, UnaryOperator<String> written) {
        return PLACE.matcher(text).replaceAll(place -> {
            String fact = facts.get(place.group(1));
            return Matcher.quoteReplacement(fact == null ? place.group() : written.apply(fact));
        });
    }
}
