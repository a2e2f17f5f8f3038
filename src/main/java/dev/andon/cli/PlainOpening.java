package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.FxApplication;
import dev.andon.app.ScreenApp;
import dev.andon.app.StartScreen;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `andon` and `andon wall [URL...]`, the way a desktop starts them: without options. They are read by hand,
/// because the commands' annotations take longer to read than the first picture takes to draw.
final class PlainOpening {
    private final boolean wall;
    private final Watching watching;

    private PlainOpening(boolean wall, List<URI> addresses) {
        this.wall = wall;
        this.watching = Watching.of(addresses);
    }

    /// @return empty when there is more to the command line
    static Optional<PlainOpening> of(String... arguments) {
        if (arguments.length == 0) {
            return Optional.of(new PlainOpening(false, List.of()));
        }
        return arguments[0].equals("wall") ? wall(List.of(arguments).subList(1, arguments.length)) : Optional.empty();
    }

    private static Optional<PlainOpening> wall(List<String> arguments) {
        List<URI> addresses = new ArrayList<>();
        for (String argument : arguments) {
            if (!argument.startsWith("http://") && !argument.startsWith("https://")) {
                return Optional.empty();
            }
            try {
                addresses.add(new URI(argument));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new PlainOpening(true, addresses));
    }

    /// @throws UsageFault when what was said is wrong, or there is no screen
    int open() {
        return wall ? wall(watching, 0) : app(watching);
    }

    /// `andon`: a developer's window with what the settings name, or the start where there are none.
    static int app(Watching watching) {
        Optional<Configuration> wanted = watching.wanted();
        return Opening.open(() -> wanted.<FxApplication.Screen>map(ScreenApp::ofWindow)
                .orElseGet(() -> new StartScreen(Configuration.usualFile())));
    }

    /// `andon wall`: full screen.
    ///
    /// @param screen which one, from 1; 0 for the one that the settings name
    static int wall(Watching watching, int screen) {
        Configuration needed = watching.needed();
        Configuration wanted = screen > 0 ? needed.onScreen(screen) : needed;
        return Opening.open(() -> ScreenApp.ofWall(wanted));
    }
}
