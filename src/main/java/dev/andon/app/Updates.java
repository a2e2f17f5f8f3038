package dev.andon.app;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Reply;
import dev.andon.source.Source;
import dev.andon.store.SmallFile;
import dev.andon.ui.window.Newer;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks an address of the settings once a day whether there is a newer Andon, over restarts as well, and says so.
/// It downloads nothing but the few words of that answer. Whatever goes wrong is logged, and asked again the day
/// after. Belongs to one thread at a time, besides [#close].
final class Updates implements AutoCloseable {
    static final Duration EVERY = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);
    private static final Duration LOOKS_AT_THE_CLOCK_EVERY = Duration.ofMinutes(10);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int PAGE_AT_MOST = 500;
    private static final Gson GSON = new Gson();

    private final URI address;
    private final SmallFile file;
    private final String ours;
    private final InstantSource clock;
    private final OkHttpClient client = Connection.shared();
    private @Nullable Thread thread;
    /// What is known where it cannot be kept: that is no reason to ask more often.
    private Memory unkept = Memory.NONE;

    /// What is kept from one run to the next.
    private record Memory(
            @Nullable String address,
            long asked,
            @Nullable String etag,
            @Nullable String modified,
            @Nullable String version,
            @Nullable String page) {
        static final Memory NONE = new Memory(null, 0, null, null, null, null);
    }

    /// The answer; only these fields are read.
    private record Answer(
            @Nullable String version, @Nullable String page) {}

    /// @param file keeps when it was asked, and what was said
    /// @param ours the version of this Andon
    Updates(URI address, Path file, String ours, InstantSource clock) {
        this.address = address;
        this.file = new SmallFile(file);
        this.ours = ours;
        this.clock = clock;
    }

    /// Asks from now on, once a day.
    ///
    /// @param told is given a newer one, each time that it is known of; on a thread of its own
    void start(Consumer<Newer> told) {
        thread = Thread.ofVirtual().name("updates").start(() -> {
            try {
                while (true) {
                    check().ifPresent(told);
                    Thread.sleep(LOOKS_AT_THE_CLOCK_EVERY);
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// What is known, asked for if it is time to.
    Optional<Newer> check() {
        Memory memory = remembered();
        if (isDue(memory)) {
            memory = ask(memory);
            remember(memory);
        }
        return newer(memory);
    }

    /// A clock that was set back must not keep it from asking for years.
    private boolean isDue(Memory memory) {
        Instant asked = Instant.ofEpochMilli(memory.asked());
        Instant now = clock.instant();
        return !now.isBefore(asked.plus(EVERY)) || now.isBefore(asked.minus(EVERY));
    }

    private Memory ask(Memory before) {
        long now = clock.instant().toEpochMilli();
        var http = new Http(Source.of("updates", "", address).withTimes(Source.EVERY, DEADLINE), client, clock);
        Ask ask = http.ask("");
        if (before.etag() != null) {
            ask.header("If-None-Match", before.etag());
        } else if (before.modified() != null) {
            ask.header("If-Modified-Since", before.modified());
        }
        Reply reply = ask.probe();
        var same =
                new Memory(address.toString(), now, before.etag(), before.modified(), before.version(), before.page());
        if (reply.status() == 304) {
            return same;
        }
        try {
            Newer said = read(reply);
            return new Memory(
                    address.toString(),
                    now,
                    header(reply, "ETag"),
                    header(reply, "Last-Modified"),
                    said.version(),
                    said.page());
        } catch (IOException e) {
            LOG.warn("Whether there is a newer Andon is not known: {}", e.getMessage());
            return same;
        }
    }

    private static @Nullable String header(Reply reply, String name) {
        String value = reply.header(name);
        return value.isEmpty() || value.length() > PAGE_AT_MOST ? null : value;
    }

    private static Newer read(Reply reply) throws IOException {
        if (!reply.ok()) {
            throw new IOException(
                    reply.fault() == null
                            ? "the address answers with status " + reply.status() + "."
                            : reply.trouble());
        }
        try {
            Answer answer = GSON.fromJson(reply.text(), Answer.class);
            if (answer == null || answer.version() == null || answer.page() == null) {
                throw new IOException("the answer names no version, or no page.");
            }
            if (Release.read(answer.version()).isEmpty() || !isPage(answer.page())) {
                throw new IOException("the answer's version is none, or its page is no https address.");
            }
            return new Newer(answer.version(), answer.page());
        } catch (JsonParseException e) {
            throw new IOException("the answer is not the JSON that is wanted.", e);
        }
    }

    /// A browser opens it: nothing but a page that can be trusted to be of whom it says.
    private static boolean isPage(String text) {
        try {
            URI page = new URI(text);
            return text.length() <= PAGE_AT_MOST
                    && "https".equals(page.getScheme())
                    && page.getHost() != null
                    && page.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<Newer> newer(Memory memory) {
        String version = memory.version();
        String page = memory.page();
        if (version == null || page == null || !isPage(page)) {
            return Optional.empty();
        }
        Optional<Release> mine = Release.read(ours);
        return Release.read(version)
                .filter(one -> mine.isPresent() && one.compareTo(mine.get()) > 0)
                .map(one -> new Newer(one.text(), page));
    }

    /// What another address said, or nobody can read, is nothing.
    private Memory remembered() {
        try {
            Memory memory = GSON.fromJson(file.read(), Memory.class);
            return memory != null && address.toString().equals(memory.address()) ? memory : unkept;
        } catch (IOException | JsonParseException nothing) {
            return unkept;
        }
    }

    private void remember(Memory memory) {
        unkept = memory;
        try {
            file.replace(GSON.toJson(memory));
            unkept = Memory.NONE;
        } catch (IOException e) {
            LOG.warn("When it was asked for a newer Andon cannot be kept: {}", e.toString());
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
