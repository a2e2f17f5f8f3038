package dev.andon.testing;

import java.util.List;
import java.util.Random;

/// Spoils texts a little, as a broken server or proxy may.
public final class Mutations {
    private Mutations() {}

    public static String mutate(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !changed.isEmpty(); i--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.setCharAt(at, (char) random.nextInt(0x250));
                case 2 -> changed.insert(at, changed.substring(at, to));
                case 3 -> changed.delete(at, to);
                default ->
                    changed.replace(
                            at,
                            to,
                            List.of("null", "-1", "\"\"", "[]", "{}", "1e999", "&nbsp;")
                                    .get(random.nextInt(7)));
            }
        }
        return changed.toString();
    }
}
