package dev.andon.settings.foreign;

import dev.andon.settings.foreign.Foreign.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// CCMenu's preferences as an XML property list: `Projects`, a list of `projectName` and `serverUrl`.
final class CcMenu {
    private CcMenu() {}

    static List<Named> read(String text) throws ForeignTrouble {
        List<Named> named = new ArrayList<>();
        Map<String, String> project = new HashMap<>();
        String key = "";
        for (ForeignXml.Element element : ForeignXml.elements(text)) {
            switch (element.name()) {
                case "dict" -> project.clear();
                case "key" -> key = element.text();
                case "string" -> {
                    project.put(key, element.text());
                    String url = project.get("serverUrl");
                    String pipeline = project.get("projectName");
                    if (url != null && pipeline != null) {
                        named.add(new Named(url, "", "", pipeline));
                        project.clear();
                    }
                }
                default -> {
                    // What else is kept there is of no use to another program.
                }
            }
        }
        return named;
    }
}
