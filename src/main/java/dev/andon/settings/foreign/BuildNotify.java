package dev.andon.settings.foreign;

import dev.andon.settings.foreign.Foreign.Named;
import java.util.ArrayList;
import java.util.List;

/// BuildNotify's settings, as Qt writes them: in the group `connection` a list `urls` with commas between.
final class BuildNotify {
    private BuildNotify() {}

    static List<Named> read(String text) {
        List<Named> named = new ArrayList<>();
        String group = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                group = line;
            } else if (group.equalsIgnoreCase("[connection]") && line.startsWith("urls=")) {
                for (String url : line.substring("urls=".length()).split(",")) {
                    String bare = url.strip().replaceAll("^\"|\"$", "");
                    if (!bare.isEmpty()) {
                        named.add(new Named(bare, "", "", ""));
                    }
                }
            }
        }
        return named;
    }
}
