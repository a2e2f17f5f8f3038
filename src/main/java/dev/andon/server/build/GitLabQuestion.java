package dev.andon.server.build;

import dev.andon.server.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A GraphQL question in the making: what comes from outside goes in as a variable. Used by one thread.
final class GitLabQuestion {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> types = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    void let(String name, String type, Object value) {
        types.add("$" + name + ": " + type);
        values.put(name, value);
    }

    void ask(String part) {
        parts.add(part);
    }

    String text(String fragment) {
        String query = "query(%s) { %s } %s".formatted(String.join(", ", types), String.join(" ", parts), fragment);
        return Json.of(Map.of("query", query.strip(), "variables", values));
    }
}
