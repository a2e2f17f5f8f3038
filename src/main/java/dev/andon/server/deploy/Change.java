package dev.andon.server.deploy;

import dev.andon.server.http.Act;
import dev.andon.server.http.Http;
import java.util.ArrayList;
import java.util.List;

/// A request that changes something on a deploy server.
///
/// @param method of HTTP
/// @param path below the source's address, encoded
/// @param query names and values, in order
/// @param type the body's media type
/// @param body empty for none
record Change(String method, String path, List<Parameter> query, String type, String body) {
    private static final String JSON = "application/json";

    record Parameter(String name, String value) {}

    static Change post(String path, String json) {
        return new Change("POST", path, List.of(), JSON, json);
    }

    static Change put(String path, String json) {
        return new Change("PUT", path, List.of(), JSON, json);
    }

    /// @param type such as `application/json-patch+json`
    static Change patch(String path, String type, String json) {
        return new Change("PATCH", path, List.of(), type, json);
    }

    Change with(String name, String value) {
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value));
        return new Change(method, path, List.copyOf(more), type, body);
    }

    /// As it is sent and shown.
    Act act(Http http) {
        Act act = http.act(path).by(method);
        query.forEach(parameter -> act.query(parameter.name(), parameter.value()));
        return act;
    }

    Act.Outcome send(Http http) {
        return body.isEmpty() ? act(http).send() : act(http).send(body, type);
    }
}
