package dev.andon.settings;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A language by its BCP 47 tag: `de`, `en-GB`.
record Language() implements Shape<Locale> {
    /// Longer ones are reserved; nobody speaks them.
    private static final int LETTERS_AT_MOST = 3;

    @Override
    public @Nullable Locale read(Value value) {
        String text = value.text("a language such as en or de");
        if (text == null) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            if (!locale.getLanguage().isEmpty() && locale.getLanguage().length() <= LETTERS_AT_MOST) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            // said below, with all other texts that are no language
        }
        value.mistake(Value.echo(text) + " is no language; write a tag such as en, de or en-GB.", meant(text));
        return null;
    }

    private static String meant(String text) {
        for (String language : Locale.getISOLanguages()) {
            Locale locale = Locale.of(language);
            if (text.equalsIgnoreCase(locale.getDisplayLanguage(Locale.ENGLISH))
                    || text.equalsIgnoreCase(locale.getDisplayLanguage(locale))) {
                return Suggestion.didYouMean(language);
            }
        }
        return text.indexOf('_') > 0 ? Suggestion.didYouMean(text.replace('_', '-')) : "";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$");
    }
}
