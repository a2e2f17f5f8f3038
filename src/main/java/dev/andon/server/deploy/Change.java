package dev.andon.server.deploy;

import dev.andon.server.http.Act;
import dev.andon.server.http.Http;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request that changes something on a deploy server.
///
/// @param method of HTTP
/// @param path below the source's address, encoded
/// @param query names and values, in order
/// @param headers besides who asks; nobody is shown them
/// @param type the body's media type
/// @param body empty for none
record Change(String method, String path, List<Parameter> query, List<Parameter> headers, String type, String body) {
    private static final String JSON = "application/json";

    record Parameter(String name, String value) {}

    static Change post(String path, String json) {
        return new Change("POST", path, List.of(), List.of(), JSON, json);
    }

    static Change put(String path, String json) {
        return new Change("PUT", path, List.of(), List.of(), JSON, json);
    }

    /// @param type such as `application/json-patch+json`
    static Change patch(String path, String type, String json) {
        return new Change("PATCH", path, List.of(), List.of(), type, json);
    }

    Change with(String name, String value) {
        return new Change(method, path, more(query, name, value), headers, type, body);
    }

    Change header(String name, String value) {
        return new Change(method, path, query, more(headers, name, value), type, body);
    }

    private static List<Parameter> more(List<Parameter> some, String name, String value) {
        List<Parameter> more = new ArrayList<>(some);
        more.add(new Parameter(name, value));
        return List.copyOf(more);
    }

    /// As it is sent and shown.
    Act act(Http http) {
        Act act = http.act(path).by(method).onlyOnce();
        query.forEach(parameter -> act.query(parameter.name(), parameter.value()));
        headers.forEach(header -> act.header(header.name(), header.value()));
        return act;
    }

    Act.Outcome send(Http http) {
        return body.isEmpty() ? act(http).send() : act(http).send(body, type);
    }

    /// Names and values, in the order in which they are shown.
    static Map<String, Object> ordered(Object... namesAndValues) {
        var ordered = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return ordered;
    }
}
