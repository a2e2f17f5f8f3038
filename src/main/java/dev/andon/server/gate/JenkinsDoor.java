package dev.andon.server.gate;

import dev.andon.server.http.Act;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A Jenkins or Hudson that is changed: below its start page, with a crumb where it hands out crumbs.
final class JenkinsDoor {
    /// What follows the start page in addresses that people paste.
    private static final Pattern BELOW_ROOT =
            Pattern.compile("/(?:job|view|user|me|blue)/.*|/(?:api(?:/[a-z]+)?|cc\\.xml)?/*$");

    private final Http http;

    JenkinsDoor(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source)).at(root(source.url()));
    }

    static URI root(URI pasted) {
        String path = pasted.getRawPath() == null ? "" : pasted.getRawPath();
        return URI.create(pasted.getScheme() + "://" + pasted.getRawAuthority()
                + BELOW_ROOT.matcher(path).replaceFirst("") + "/");
    }

    Ask ask(String path) {
        return http.ask(path);
    }

    /// Who comes with a password has to show a crumb where the server hands out crumbs.
    Act act(String path) throws ServerFault {
        Act act = http.act(path);
        Crumb crumb = crumb();
        return crumb.isThere() ? act.header(Json.text(crumb.crumbRequestField()), Json.text(crumb.crumb())) : act;
    }

    private Crumb crumb() throws ServerFault {
        try {
            return http.ask("crumbIssuer/api/json").json(Crumb.class, crumb -> crumb);
        } catch (ServerFault fault) {
            if (fault.kind() == FaultKind.MISSING) {
                return Crumb.NONE;
            }
            throw fault;
        }
    }

    record Crumb(
            @Nullable String crumbRequestField, @Nullable String crumb) {
        static final Crumb NONE = new Crumb(null, null);

        boolean isThere() {
            return !Json.text(crumbRequestField).isBlank();
        }
    }
}
