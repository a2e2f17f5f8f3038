package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.board.VigilHeadline;
import dev.andon.guard.Reading;
import dev.andon.guard.Ruling;
import dev.andon.guard.Vigil;
import dev.andon.source.StoreFailure;
import dev.andon.store.Store;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `andon watch`
@Command(
        name = "watch",
        description = "What the guard of a service sees of its newest deploy. A running Andon is who watches.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing was seen so far",
            "1:harm was seen",
            Acting.USAGE,
            "3:nothing can be said, no deploy was watched, or the team's books are out of reach"
        })
final class WatchCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final double PER_MILLE = 1_000;

    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "SERVICE/ENV", description = "The guarded service: shop/production.")
    private String service = "";

    @Option(names = "--follow", description = "Go on until it is over, and print what changes.")
    private boolean follow;

    @Override
    public Integer call() throws InterruptedException {
        Configuration wanted = acting.wanted();
        Guarded guarded = Guarded.of(wanted, service);
        Texts texts = Texts.in(wanted.wall().language());
        try (var store = acting.books()) {
            return watch(guarded, store, texts);
        } catch (StoreFailure failure) {
            acting.spec().commandLine().getErr().println(failure.sentence());
            return ExitCode.UNCERTAIN;
        }
    }

    private int watch(Guarded guarded, Store store, Texts texts) throws InterruptedException {
        PrintWriter out = acting.spec().commandLine().getOut();
        String said = "";
        while (true) {
            Instant now = Instant.now();
            Vigil newest = guarded.vigils(store, now).stream().findFirst().orElse(null);
            String words = newest == null
                    ? "No deploy of " + guarded.rule().service() + " was watched yet.\n"
                    : words(newest, now, texts);
            if (!words.equals(said)) {
                out.print(words);
                out.flush();
                said = words;
            }
            if (!follow || (newest != null && !newest.isOpen())) {
                return code(newest);
            }
            Thread.sleep(EVERY);
        }
    }

    private static int code(@Nullable Vigil vigil) {
        if (vigil == null) {
            return ExitCode.UNCERTAIN;
        }
        if (vigil.action() != Ruling.Action.NOTHING) {
            return ExitCode.RED;
        }
        boolean silent = vigil.readings().stream()
                .allMatch(reading ->
                        reading.state() == Reading.State.UNKNOWN || reading.state() == Reading.State.INCONCLUSIVE);
        return silent ? ExitCode.UNCERTAIN : ExitCode.FINE;
    }

    private static String words(Vigil vigil, Instant now, Texts texts) {
        var text = new StringBuilder(
                        Terminal.line(vigil.subject() + ' ' + vigil.release().version()))
                .append(", ")
                .append(
                        vigil.isPhase()
                                ? texts.say(VigilHeadline.phase(
                                        vigil.share(), vigil.deploy().to(), now))
                                : "live since " + vigil.deploy().to())
                .append(": ")
                .append(
                        vigil.end() == null
                                ? vigil.action().word()
                                : texts.say("vigil.end." + vigil.end().word()))
                .append('\n');
        vigil.readings().forEach(reading -> text.append("  ").append(line(reading, texts)));
        if (vigil.control() != null) {
            text.append("  ").append(line(vigil.control(), texts));
        }
        if (!Double.isNaN(vigil.replayed())) {
            text.append(String.format(
                    Locale.ROOT,
                    "  On its own past it would go back without reason after %.1f of 1,000 deploys.%n",
                    vigil.replayed() * PER_MILLE));
        }
        VigilHeadline.restraints(vigil)
                .forEach(one ->
                        text.append("  ").append(Terminal.line(texts.say(one))).append('\n'));
        if (vigil.isCountingDown() && vigil.deadline() != null) {
            long left = Math.max(0, Duration.between(now, vigil.deadline()).toSeconds());
            text.append("  It goes back in ").append(left).append(" s; andon veto says no.\n");
        }
        return text.toString();
    }

    private static String line(Reading reading, Texts texts) {
        String minutes = reading.minutes() == 0 ? "" : ", after " + reading.minutes() + " min";
        return Terminal.line(texts.say(VigilHeadline.of(reading)).strip()) + minutes + '\n';
    }
}
