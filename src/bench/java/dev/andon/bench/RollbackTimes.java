package dev.andon.bench;

import dev.andon.real.SwarmShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Goes back again and again: by the engine's API alone, by `andon rollback`, and by a guard.
///
/// Arguments: the build's folder, a home with a start cache, and an empty folder.
final class RollbackTimes {
    private static final int RUNS = 7;
    /// Each takes the whole countdown.
    private static final int GUARDED = 5;
    private static final long EVERY = 20;

    private RollbackTimes() {}

    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        Path home = Path.of(arguments[1]);
        Path folder = Path.of(arguments[2]);
        try (var shop = new SwarmShop(Files.createDirectory(folder.resolve("engine")))) {
            bare(shop).print();
            person(shop, target, home, folder).print();
            guard(shop, folder).print();
        }
    }

    private static Samples bare(SwarmShop shop) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            shop.deploy();
            long decided = System.nanoTime();
            shop.goBack();
            shop.untilBack();
            times.add((System.nanoTime() - decided) / 1e6);
            shop.untilQuiet();
        }
        return Samples.of("bare", times);
    }

    private static Samples person(SwarmShop shop, Path target, Path home, Path folder) throws Exception {
        Path settings = Files.writeString(
                folder.resolve("andon.yaml"), """
                sources:
                  - {name: swarm, kind: swarm, url: "%s", environment: production}
                team: {me: Ann, file: "%s"}
                """.formatted(shop.source().url(), folder.resolve("team.db")));
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            shop.deploy();
            long decided = System.nanoTime();
            try (App app = App.start(
                    target,
                    home,
                    "",
                    "rollback",
                    "shop/production",
                    "--why",
                    "orders fall",
                    "--yes",
                    "--config",
                    settings.toString())) {
                shop.untilBack();
                times.add((System.nanoTime() - decided) / 1e6);
                while (app.lives()) {
                    Thread.sleep(EVERY);
                }
            }
            shop.untilQuiet();
        }
        return Samples.of("person", times);
    }

    private static Samples guard(SwarmShop shop, Path folder) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < GUARDED; i++) {
            shop.deploy();
            try (var guarded = new GuardedDeploy(shop.source(), folder.resolve("guard" + i + ".db"))) {
                guarded.untilDecided();
                long decided = System.nanoTime();
                shop.untilBack();
                times.add((System.nanoTime() - decided) / 1e6);
                shop.untilQuiet();
                guarded.untilKnown();
            }
        }
        return Samples.of("guard", times);
    }
}
