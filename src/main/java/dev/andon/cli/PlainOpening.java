package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.FxApplication;
import dev.andon.app.Heard;
import dev.andon.app.ScreenApp;
import dev.andon.app.StartScreen;
import dev.andon.link.Link;
import dev.andon.single.OneWindow;
import dev.andon.single.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// `andon`, `andon LINK` and `andon wall [URL...]`, the way a desktop starts them: without options. They are read
/// by hand, because the commands' annotations take longer to read than the first picture takes to draw.
final class PlainOpening {
    private final boolean wall;
    private final Watching watching;
    private final String link;

    private PlainOpening(boolean wall, List<URI> addresses, String link) {
        this.wall = wall;
        this.watching = Watching.of(addresses);
        this.link = link;
    }

    /// @return empty when there is more to the command line
    static Optional<PlainOpening> of(String... arguments) {
        if (arguments.length == 0) {
            return Optional.of(new PlainOpening(false, List.of(), ""));
        }
        if (arguments.length == 1 && Link.isMeant(arguments[0])) {
            return Optional.of(new PlainOpening(false, List.of(), arguments[0]));
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
        return Optional.of(new PlainOpening(true, addresses, ""));
    }

    /// @throws UsageFault when what was said is wrong, or there is no screen
    int open() throws InterruptedException {
        return wall ? wall(watching, 0) : app(watching, link);
    }

    /// `andon`: a developer's window with what the settings name, or the start where there are none. Where that
    /// window is open already, it comes to the front.
    ///
    /// @param text a link to what is to be shown in it; empty for nothing
    static int app(Watching watching, String text) throws InterruptedException {
        Link link = text.isEmpty() ? Link.FRONT : Link.read(text).orElseThrow(PlainOpening::noLink);
        Place place = Place.of(System.getenv(), Configuration.folders().state(), watching.key());
        return switch (OneWindow.begin(place, text)) {
            case OneWindow.Start.First(OneWindow window) -> app(watching, link, window, "");
            case OneWindow.Start.HandedOver _ -> {
                System.out.println("Andon is open already, and shows it.");
                yield ExitCode.FINE;
            }
            case OneWindow.Start.Silent _ -> {
                System.err.println("The Andon that is open does not answer. This is another window.");
                yield app(watching, link, null, "the one that is open does not answer");
            }
            case OneWindow.Start.Alone(String why) -> app(watching, link, null, why);
        };
    }

    private static UsageFault noLink() {
        return new UsageFault("This is no link that Andon knows. They are andon:pipeline/SOURCE/NAME,"
                + " andon:service/NAME/ENVIRONMENT and andon:stop/LINE.");
    }

    private static int app(Watching watching, Link link, @Nullable OneWindow window, String whyAlone) {
        try (window) {
            Optional<Configuration> wanted = watching.wanted();
            if (window == null) {
                LoggerFactory.getLogger(PlainOpening.class).info("Later starts will not be heard: {}", whyAlone);
            }
            return Opening.open(() -> new Heard(
                    wanted.<FxApplication.Screen>map(ScreenApp::ofWindow)
                            .orElseGet(() -> new StartScreen(Configuration.usualFile())),
                    link,
                    window));
        }
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
