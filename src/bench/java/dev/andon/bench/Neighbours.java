package dev.andon.bench;

import dev.andon.app.Andon;
import dev.andon.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Andon as it runs, without a screen, with one healthy source that is looked at every second and perhaps others.
///
/// Arguments: seconds, address of the healthy one, addresses of the others.
final class Neighbours {
    private Neighbours() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<Source> sources = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            sources.add(Source.of("feed " + i, "cctray", URI.create(arguments[i]))
                    .withTimes(Duration.ofSeconds(1), Source.DEADLINE));
        }
        try (var andon = new Andon(InstantSource.system(), board -> {})) {
            andon.watch(sources);
            Thread.sleep(Duration.ofSeconds(Integer.parseInt(arguments[0])));
        }
        System.exit(0);
    }
}
