package dev.andon.text;

import dev.andon.people.Person;
import dev.andon.source.Fault;
import dev.andon.source.Trouble;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// Turns sentences into words of one language. Immutable.
public final class Texts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String BUNDLE = "dev.andon.text.strings";
    private static final int NAMED_AT_MOST = 3;

    private final Locale locale;
    private final Map<String, String> patterns;

    private Texts(Locale locale) {
        this.locale = locale;
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        this.patterns = bundle.keySet().stream().collect(Collectors.toUnmodifiableMap(key -> key, bundle::getString));
    }

    /// The messages of a language; English where there are none of it.
    public static Texts in(Locale locale) {
        return new Texts(locale);
    }

    public Locale locale() {
        return locale;
    }

    public String say(Sentence sentence) {
        return say(sentence.key(), sentence.arguments().toArray());
    }

    /// What went wrong. What has no sentence of its own is told by its kind, and then in English more exactly.
    public String say(Fault fault) {
        Trouble trouble = fault.trouble();
        return trouble == null
                ? say("fault.other." + fault.kind().word(), fault.sentence())
                : say("fault." + trouble.word().word(), trouble.about().toArray());
    }

    public String say(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no message called " + key);
        }
        Object[] words = new Object[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = word(arguments[i]);
        }
        return new MessageFormat(pattern, locale).format(words);
    }

    private Object word(Object argument) {
        return switch (argument) {
            case Duration age -> age(age);
            case Person person -> person.name();
            case Sentence sentence -> say(sentence);
            case Fault fault -> say(fault);
            case Collection<?> many -> list(many);
            default -> argument;
        };
    }

    /// How long something is ago or takes, in one or two units: `25 min`, `3 h`, `2 d`.
    public String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return say("age.seconds", seconds);
        }
        if (seconds < 3_600) {
            return say("age.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            long minutes = seconds % 3_600 / 60;
            return minutes == 0 || seconds >= 36_000
                    ? say("age.hours", seconds / 3_600)
                    : say("age.hoursAndMinutes", seconds / 3_600, minutes);
        }
        return say("age.days", seconds / 86_400);
    }

    /// `Ann`, `Ann and Bob`, `Ann, Bob and Cleo`, `Ann, Bob, Cleo and 4 more`.
    public String list(Collection<?> many) {
        List<String> names = new ArrayList<>();
        many.forEach(one -> names.add(String.valueOf(word(one))));
        if (names.size() <= 1) {
            return names.isEmpty() ? "" : names.getFirst();
        }
        int named = Math.min(names.size(), NAMED_AT_MOST);
        int more = names.size() - named;
        if (more > 0) {
            return say("list.more", String.join(", ", names.subList(0, named)), more);
        }
        return say("list.and", String.join(", ", names.subList(0, named - 1)), names.get(named - 1));
    }
}
