package dev.andon.server.gate;

import dev.andon.line.Barrier;
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
final class QuietDown extends Switch {
    private static final String QUIET = "quiet";
    private static final String WORKING = "working";
    private static final Pattern BEGIN = Pattern.compile("href=[\"'](?:[^\"']*/)?quietDown[\"']");
    private static final Pattern CANCEL = Pattern.compile("href=[\"'](?:[^\"']*/)?cancelQuietDown[\"']");

    private final JenkinsDoor door;

    QuietDown(Http http, Source source) {
        this.door = new JenkinsDoor(http, source);
    }

    private record Start(@Nullable Boolean quietingDown) {}

    @Override
    Position position() throws ServerFault {
        Start start = door.ask("api/json").query("tree", "quietingDown").json(Start.class, answer -> answer);
        return start.quietingDown() == null
                ? door.ask("manage").accept("text/html").read(page -> read(page.text()))
                : position(start.quietingDown());
    }

    /// Hudson tells only on its administrators' page, by what it offers to do next.
    private static Position read(String page) throws ServerFault {
        boolean quiet = CANCEL.matcher(page).find();
        if (!quiet && !BEGIN.matcher(page).find()) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say whether the server is quieting down.");
        }
        return position(quiet);
    }

    private static Position position(boolean quiet) {
        return new Position(quiet ? QUIET : WORKING);
    }

    @Override
    boolean isShut(String word) throws ServerFault {
        return isFirst(word, QUIET, WORKING);
    }

    @Override
    Acted turn(Barrier barrier) throws ServerFault {
        return door.act("quietDown").query("reason", barrier.reason()).send().acted();
    }

    @Override
    Acted turnBack(String before, Position now) throws ServerFault {
        return door.act("cancelQuietDown").send().acted();
    }
}
