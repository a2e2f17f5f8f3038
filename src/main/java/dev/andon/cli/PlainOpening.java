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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// `andon`, `andon LINK` and `andon wall [URL...]` with no options but those that a session or a kiosk starts
/// them with. They are read by hand, because the commands' annotations take longer to read than the first picture
/// takes to draw.
final class PlainOpening {
    private static final Pattern SCREEN = Pattern.compile("[1-9]\\d?");

    private final boolean wall;
    private @Nullable Path config;
    private int screen;
    private String link = "";
    private final List<URI> addresses = new ArrayList<>();

    private PlainOpening(boolean wall) {
        this.wall = wall;
    }

    /// @return empty when there is more to the command line
    static Optional<PlainOpening> of(String... arguments) {
        boolean wall = arguments.length > 0 && arguments[0].equals("wall");
        var opening = new PlainOpening(wall);
        var words = new ArrayDeque<>(List.of(arguments).subList(wall ? 1 : 0, arguments.length));
        while (!words.isEmpty()) {
            if (!opening.takes(words.pop(), words)) {
                return Optional.empty();
            }
        }
        return opening.config != null && !opening.addresses.isEmpty() ? Optional.empty() : Optional.of(opening);
    }

    /// @param more what follows, of which an option takes its value
    private boolean takes(String word, Deque<String> more) {
        if (word.equals("--config") && config == null && !more.isEmpty()) {
            config = path(more.pop());
            return config != null;
        }
        if (wall
                && screen == 0
                && word.equals("--screen")
                && SCREEN.matcher(more.isEmpty() ? "" : more.peek()).matches()) {
            screen = Integer.parseInt(more.pop());
            return true;
        }
        if (!wall) {
            boolean first = link.isEmpty() && Link.isMeant(word);
            link = first ? word : link;
            return first;
        }
        return takesAddress(word);
    }

    private boolean takesAddress(String word) {
        try {
            return (word.startsWith("http://") || word.startsWith("https://")) && addresses.add(new URI(word));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable Path path(String text) {
        try {
            return text.isEmpty() || text.startsWith("-") ? null : Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private Watching watching() {
        return addresses.isEmpty() ? Watching.ofSettings(config) : Watching.of(addresses);
    }

    /// @throws UsageFault when what was said is wrong, or there is no screen
    int open() throws InterruptedException {
        return wall ? wall(watching(), screen) : app(watching(), link);
    }

    /// `andon`: a developer's window with what the settings name, or the start where there are none. Where that
    /// window is open already, it comes to the front.
    ///
    /// @param text a link to what is to be shown in it; empty for nothing
    static int app(Watching watching, String text) throws InterruptedException {
        Link link = text.isEmpty() ? Link.FRONT : Link.read(text).orElseThrow(PlainOpening::noLink);
        Place place = Place.of(System.getenv(), Configuration.folders().state(), watching.key());
        return switch (OneWindow.begin(place, text)) {
            case OneWindow.Start.First(OneWindow window) -> {
                // A signal ends a program without closing what it is in the middle of.
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(window::close));
                yield app(watching, link, window, "");
            }
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
