package dev.andon.app;

import dev.andon.desk.GateKeeper;
import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateName;
import dev.andon.line.GateSight;
import dev.andon.server.gate.GateKinds;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Redaction;
import dev.andon.settings.GateSettings;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.text.Texts;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import okhttp3.OkHttpClient;

/// Gives each gate of the settings its adapter.
public final class Gates implements AutoCloseable {
    private final InstantSource clock;
    private final OkHttpClient client = Connection.shared();

    /// What is to be guarded.
    ///
    /// @param settings what it was made of
    /// @param texts the language in which a gate says why it is shut
    record Guarded(List<GateSettings> settings, List<GateKeeper.Post> posts, Texts texts) {
        static final Guarded NONE = new Guarded(List.of(), List.of(), Texts.in(Locale.ENGLISH));

        List<GateName> names() {
            return posts.stream().map(GateKeeper.Post::name).toList();
        }
    }

    public Gates(InstantSource clock) {
        this.clock = clock;
    }

    Guarded guard(List<GateSettings> gates, Texts texts) {
        return new Guarded(gates, gates.stream().map(this::post).toList(), texts);
    }

    private GateKeeper.Post post(GateSettings gate) {
        return new GateKeeper.Post(gate.name(), gate.fixBranches(), gate(gate));
    }

    /// A gate whose settings cannot be used is one that cannot be seen; the others are guarded all the same.
    public Gate gate(GateSettings gate) {
        try {
            var http = new Http(gate.connection(), client, clock);
            return GateKinds.named(gate.connection().kind())
                    .orElseThrow(() -> new IllegalArgumentException("no such kind of gate"))
                    .maker()
                    .apply(http, gate.connection());
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Unusable("The settings of this gate cannot be used: " + Redaction.brief(e) + ".");
        }
    }

    private record Unusable(String sentence) implements Gate {
        @Override
        public GateSight look() throws ServerFault {
            throw new ServerFault(FaultKind.UNREADABLE, sentence);
        }

        @Override
        public Acted shut(Barrier barrier) throws ServerFault {
            throw new ServerFault(FaultKind.UNREADABLE, sentence);
        }

        @Override
        public Acted restore(String before) throws ServerFault {
            throw new ServerFault(FaultKind.UNREADABLE, sentence);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
