package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.server.http.Act;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A whole Jenkins or Hudson that starts nothing new: what runs goes on, what comes waits. It tells no branches
/// apart, and it forgets being quiet when it is started again.
///
/// Sources: the actions `quietDown` and `cancelQuietDown` of the start page, Jenkins' exported field
/// `quietingDown`, which Hudson does not have, and a live Hudson.
final class QuietDown implements Gate {
    static final String QUIET = "quiet";
    static final String WORKING = "working";
    /// What follows the start page in addresses that people paste.
    private static final Pattern BELOW_ROOT =
            Pattern.compile("/(?:job|view|user|me|blue)/.*|/(?:api(?:/[a-z]+)?|cc\\.xml)?/*$");

    private static final Pattern BEGIN = Pattern.compile("href=[\"'](?:[^\"']*/)?quietDown[\"']");
    private static final Pattern CANCEL = Pattern.compile("href=[\"'](?:[^\"']*/)?cancelQuietDown[\"']");

    private final Http http;

    QuietDown(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source)).at(root(source.url()));
    }

    static URI root(URI pasted) {
        String path = pasted.getRawPath() == null ? "" : pasted.getRawPath();
        return URI.create(pasted.getScheme() + "://" + pasted.getRawAuthority()
                + BELOW_ROOT.matcher(path).replaceFirst("") + "/");
    }

    @Override
    public GateSight look() throws ServerFault {
        State state = http.ask("api/json").query("tree", "quietingDown").json(State.class, answer -> answer);
        return state.quietingDown() == null
                ? http.ask("manage").accept("text/html").read(page -> read(page.text()))
                : sight(state.quietingDown());
    }

    /// Hudson tells only on its administrators' page, by what it offers to do next.
    private static GateSight read(String page) throws ServerFault {
        boolean quiet = CANCEL.matcher(page).find();
        if (!quiet && !BEGIN.matcher(page).find()) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say whether the server is quieting down.");
        }
        return sight(quiet);
    }

    private static GateSight sight(boolean quiet) {
        return quiet
                ? new GateSight(GateSight.State.SHUT, QUIET, "")
                : new GateSight(GateSight.State.OPEN, WORKING, "");
    }

    @Override
    public Acted shut(Barrier barrier) throws ServerFault {
        if (look().state() == GateSight.State.SHUT) {
            return new Acted.Done();
        }
        return act("quietDown").query("reason", barrier.reason()).send().acted();
    }

    @Override
    public Acted restore(String before) throws ServerFault {
        if (before.equals(QUIET) || look().state() == GateSight.State.OPEN) {
            return new Acted.Done();
        }
        return act("cancelQuietDown").send().acted();
    }

    /// Who comes with a password has to show a crumb where the server hands out crumbs.
    private Act act(String path) throws ServerFault {
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

    record State(@Nullable Boolean quietingDown) {}

    record Crumb(
            @Nullable String crumbRequestField, @Nullable String crumb) {
        static final Crumb NONE = new Crumb(null, null);

        boolean isThere() {
            return !Json.text(crumbRequestField).isBlank();
        }
    }
}
