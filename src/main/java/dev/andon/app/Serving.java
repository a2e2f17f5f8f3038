package dev.andon.app;

import dev.andon.crier.Crier;
import dev.andon.settings.EndpointSettings;
import dev.andon.settings.Reading;
import dev.andon.settings.SettingsFile;
import dev.andon.store.MemoryFile;
import dev.andon.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Andon without a screen: it watches, answers, and tells machines.
public final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final Configuration configuration;
    private final Boards boards = new Boards();
    private final Andon andon;
    private final Gatehouse gatehouse;
    private final Crier crier;
    private final Ways ways;
    private final Started started = new Started();

    private Serving(Configuration configuration, EndpointSettings endpoint) throws IOException {
        this.configuration = configuration;
        InstantSource clock = InstantSource.system();
        andon = new Andon(clock, boards);
        try {
            gatehouse = Gatehouse.open(endpoint, configuration, andon, clock);
        } catch (IOException e) {
            andon.close();
            throw e;
        }
        started.push(andon);
        andon.guard(configuration.gates(), Texts.in(configuration.wall().language()));
        andon.watchDeploys(configuration.guards(), Texts.in(configuration.wall().language()));
        andon.share(configuration.team(), configuration);
        started.push(gatehouse);
        boards.to(gatehouse::accept);
        andon.know(configuration.team().crew());
        Texts texts = Texts.in(configuration.wall().language());
        started.push(Bugs.heard(code -> andon.announce("bug", texts.say("wall.bug", code))));
        ways = Ways.withoutScreen(clock);
        crier = new Crier(new MemoryFile(configuration.toldBy("serve")), texts);
        started.push(crier);
        crier.linkTokens(source -> TokenPages.of(source).map(URI::toString));
        crier.subscribe(ways.subscriptions(configuration.told(), configuration.team()), texts);
        boards.to(crier);
        andon.judge(configuration.lines());
        andon.watch(configuration.sources());
        SettingsFile file = configuration.file();
        if (file != null) {
            started.push(file.watch(SettingsFile.EVERY, this::take));
        }
    }

    /// @throws IOException when it cannot listen there
    public static Serving start(Configuration configuration, EndpointSettings endpoint) throws IOException {
        return new Serving(configuration, endpoint);
    }

    /// Where this machine finds it.
    public URI address() {
        return gatehouse.address();
    }

    private void take(Reading reading) {
        Texts texts = Texts.in(configuration.wall().language());
        switch (reading) {
            case Reading.Usable usable -> {
                LOG.info("Took new settings");
                andon.know(usable.settings().team().crew());
                andon.judge(usable.settings().lines());
                andon.share(usable.settings().team(), configuration);
                andon.watchDeploys(
                        usable.settings().guards(),
                        Texts.in(usable.settings().wall().language()));
                andon.guard(
                        usable.settings().gates(),
                        Texts.in(usable.settings().wall().language()));
                crier.subscribe(
                        ways.subscriptions(
                                usable.settings().told(), usable.settings().team()),
                        Texts.in(usable.settings().wall().language()));
                andon.watch(usable.settings().sources());
                String later = configuration.later(usable.settings(), texts);
                if (!later.isEmpty()) {
                    LOG.warn(later);
                }
                andon.announce("settings", later);
            }
            case Reading.Unusable unusable -> {
                LOG.warn("Kept the last good settings: {}", Configuration.brief(unusable));
                andon.announce("settings", texts.say("wall.brokenSettings", Configuration.brief(unusable)));
            }
        }
    }

    @Override
    public void close() {
        started.close();
    }
}
