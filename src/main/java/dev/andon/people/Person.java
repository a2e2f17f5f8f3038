package dev.andon.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Somebody as a build server names them: a display name, a login or a `Name <mail>` pair.
///
/// @param name what to show; never blank
/// @param mail the mail address when the server gave one, otherwise empty
public record Person(String name, String mail) {
    private static final Pattern NAME_AND_MAIL = Pattern.compile("\\s*(.*?)\\s*<\\s*([^<>\\s]*)\\s*>\\s*");

    private static final Pattern NOBODY = Pattern.compile("\\s*<\\s*>\\s*");

    public Person {
        name = name.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a person needs a name");
        }
    }

    /// Reads one person; `Cleo Dev <cleo@example.test>` is taken apart, anything else is a name.
    public static Person of(String text) {
        var parts = NAME_AND_MAIL.matcher(text);
        if (parts.matches()) {
            String name = parts.group(1).isEmpty() ? parts.group(2) : parts.group(1);
            return new Person(name, parts.group(2));
        }
        return new Person(text, "");
    }

    /// The people in `texts`, without blanks and doubles, in order.
    public static List<Person> each(Iterable<String> texts) {
        var people = new LinkedHashSet<Person>();
        for (String text : texts) {
            if (text != null && !text.isBlank() && !NOBODY.matcher(text).matches()) {
                people.add(of(text));
            }
        }
        return List.copyOf(people);
    }
}
