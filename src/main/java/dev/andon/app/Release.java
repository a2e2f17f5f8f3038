package dev.andon.app;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version as projects number theirs: numbers, and before a release words such as `-rc.1` or `-SNAPSHOT`, which
/// are ordered as Semantic Versioning 2.0.0 orders them.
///
/// @param text as it was written
record Release(String text, List<BigInteger> numbers, List<String> words) implements Comparable<Release> {
    private static final Pattern FORM =
            Pattern.compile("v?([0-9]{1,9}(?:\\.[0-9]{1,9}){0,3})(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");
    private static final int LENGTH_AT_MOST = 60;

    static Optional<Release> read(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LENGTH_AT_MOST || !form.matches()) {
            return Optional.empty();
        }
        String words = form.group(2);
        return Optional.of(new Release(
                text,
                Arrays.stream(form.group(1).split("\\.")).map(BigInteger::new).toList(),
                words == null ? List.of() : List.of(words.split("\\."))));
    }

    @Override
    public int compareTo(Release other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        if (words.isEmpty() || other.words.isEmpty()) {
            // What comes before a release has words, the release has none.
            return Boolean.compare(words.isEmpty(), other.words.isEmpty());
        }
        for (int i = 0; i < Math.min(words.size(), other.words.size()); i++) {
            int order = compare(words.get(i), other.words.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(words.size(), other.words.size());
    }

    private BigInteger number(int place) {
        return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
    }

    /// Numbers are lower than words.
    private static int compare(String one, String other) {
        boolean isNumber = one.matches("[0-9]+");
        boolean otherIs = other.matches("[0-9]+");
        if (isNumber && otherIs) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return isNumber == otherIs ? one.compareTo(other) : Boolean.compare(otherIs, isNumber);
    }
}
