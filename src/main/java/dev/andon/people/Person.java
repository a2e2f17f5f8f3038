package dev.andon.people;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody as a build server names them: a display name, a login or a `Name <mail>` pair.
///
/// @param name what to show; never blank
/// @param mail the mail address when the server gave one, otherwise empty
public record Person(String name, String mail) {
    public Person {
        name = name.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a person needs a name");
        }
    }

    /// Reads one person; `Cleo Dev <cleo@example.test>` is taken apart, anything else is a name.
    ///
    /// @throws IllegalArgumentException when the text names nobody; for what servers write there is [#in]
    public static Person of(String text) {
        String whole = text.strip();
        int open = whole.lastIndexOf('<');
        // By hand: a pattern can be kept busy for hours by a name of many spaces.
        if (open < 0 || whole.indexOf('>') != whole.length() - 1) {
            return new Person(whole, "");
        }
        String name = whole.substring(0, open).strip();
        String mail = whole.substring(open + 1, whole.length() - 1).strip();
        if (name.indexOf('<') >= 0 || mail.chars().anyMatch(Character::isWhitespace)) {
            return new Person(whole, "");
        }
        return new Person(name.isEmpty() ? mail : name, mail);
    }

    /// The people in `texts`, without blanks and doubles, in order.
    public static List<Person> each(Iterable<String> texts) {
        var people = new LinkedHashSet<Person>();
        for (String text : texts) {
            if (text != null && !isNobody(text)) {
                people.add(of(text));
            }
        }
        return List.copyOf(people);
    }

    /// The person in a text that a server wrote, or null when it names nobody.
    public static @Nullable Person in(String text) {
        List<Person> people = each(List.of(text));
        return people.isEmpty() ? null : people.getFirst();
    }

    /// Nothing at all, or the empty pair `<>`.
    private static boolean isNobody(String text) {
        String whole = text.strip();
        return whole.isEmpty()
                || (whole.startsWith("<")
                        && whole.endsWith(">")
                        && whole.substring(1, whole.length() - 1).isBlank());
    }
}
