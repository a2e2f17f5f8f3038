package dev.andon.store;

import dev.andon.board.Event;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.keeper.Lookout;
import dev.andon.keeper.Watched;
import dev.andon.source.Cost;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A program of its own that watches one source and shares what it sees, until it is killed. It says on its
/// standard output what its floor is told. The server is asked with the program's name; its answer is what it
/// shows.
final class Looker {
    private Looker() {}

    /// Every program of a test watches this.
    static Source source() {
        return Story.source("ci").withTimes(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    static Scribe start(Path folder, Database database, String name, String server) throws IOException {
        return Scribe.start(folder, Looker.class, name, Place.argument(database), server);
    }

    /// Arguments: its name, its books, its server.
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream output = new PrintStream(System.out, true);
        var client = HttpClient.newHttpClient();
        var asked =
                HttpRequest.newBuilder(URI.create(arguments[2] + arguments[0])).build();
        var watched = new Watched(source(), () -> look(client, asked), () -> Cost.NONE, null);
        // Nothing is closed: this program is killed.
        var store = new Store(Place.of(arguments[1]));
        var lookout = new Lookout(InstantSource.system(), event -> say(event, output));
        lookout.await(Duration.ofMinutes(1));
        lookout.share(store.sights());
        store.listen(() -> {}, lookout::heard);
        lookout.watch(List.of(watched));
        new CountDownLatch(1).await();
    }

    private static List<Pipeline> look(HttpClient client, HttpRequest asked) throws ServerFault {
        try {
            String label =
                    client.send(asked, HttpResponse.BodyHandlers.ofString()).body();
            return List.of(Pipeline.named("shop", "shop")
                    .last(dev.andon.build.Build.of(label, Outcome.PASSED))
                    .done());
        } catch (IOException away) {
            throw new ServerFault(FaultKind.UNREACHABLE, "Nothing answers.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerFault(FaultKind.UNREACHABLE, "Stopped.");
        }
    }

    private static void say(Event event, PrintStream output) {
        if (event instanceof Event.Observed(Observation.Seen<dev.andon.build.Sight> seen, var _)) {
            output.println("seen " + seen.what().pipelines().getFirst().last().label());
        }
    }
}
