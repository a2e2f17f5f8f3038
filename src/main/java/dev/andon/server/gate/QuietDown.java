package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
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
    private static final Pattern BEGIN = Pattern.compile("href=[\"'](?:[^\"']*/)?quietDown[\"']");
    private static final Pattern CANCEL = Pattern.compile("href=[\"'](?:[^\"']*/)?cancelQuietDown[\"']");

    private final JenkinsDoor door;

    QuietDown(Http http, Source source) {
        this.door = new JenkinsDoor(http, source);
    }

    @Override
    public GateSight look() throws ServerFault {
        State state = door.ask("api/json").query("tree", "quietingDown").json(State.class, answer -> answer);
        return state.quietingDown() == null
                ? door.ask("manage").accept("text/html").read(page -> read(page.text()))
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
        return door.act("quietDown").query("reason", barrier.reason()).send().acted();
    }

    @Override
    public Acted restore(String before) throws ServerFault {
        if (before.equals(QUIET) || look().state() == GateSight.State.OPEN) {
            return new Acted.Done();
        }
        return door.act("cancelQuietDown").send().acted();
    }

    record State(@Nullable Boolean quietingDown) {}
}
