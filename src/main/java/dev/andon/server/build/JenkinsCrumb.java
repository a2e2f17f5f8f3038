package dev.andon.server.build;

import dev.andon.server.http.Act;
import dev.andon.server.http.Body;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Jenkins or Hudson wants to be shown with a change by whoever comes with a password: a crumb, and the
/// session it was made in. An API token needs none, but nothing tells it from a password.
///
/// Source: Jenkins' documentation of crumbs.
///
/// @param field the header in which it is shown; blank where the server hands out none
/// @param crumb itself
/// @param session the cookie of the session; empty when the server made none
record JenkinsCrumb(String field, String crumb, String session) {
    private static final JenkinsCrumb NONE = new JenkinsCrumb("", "", "");
    private static final Pattern SESSION = Pattern.compile("^(JSESSIONID[^=;]*=[^;]+)");

    static JenkinsCrumb ask(Http http, JenkinsPage page) throws ServerFault {
        try {
            return http.askAddress(page.prefix() + "/crumbIssuer/api/json").read(JenkinsCrumb::of);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return NONE;
        }
    }

    private static JenkinsCrumb of(Body body) throws ServerFault {
        Issued issued = body.json(Issued.class);
        return new JenkinsCrumb(
                Json.text(issued.crumbRequestField()), Json.text(issued.crumb()), session(body.headers("Set-Cookie")));
    }

    /// What stands between us and the server may set cookies of its own.
    private static String session(List<String> cookies) {
        return cookies.stream()
                .map(SESSION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    Act on(Act act) {
        if (field.isBlank() || crumb.isBlank()) {
            return act;
        }
        Act shown = act.header(field, crumb);
        return session.isEmpty() ? shown : shown.header("Cookie", session);
    }

    private record Issued(
            @Nullable String crumbRequestField, @Nullable String crumb) {}
}
