package dev.andon.cli;

import dev.andon.gate.Lines;
import dev.andon.line.LineState;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a line stands, as an endpoint says it.
///
/// @param state `running`, `confirming`, `stopped` or `unknown`
/// @param reason why, without a full stop
record GateAnswer(String state, String reason) {
    private static final int CONNECTED_IN = 3_000;
    private static final int ANSWERED_IN = 10_000;
    private static final int REASON_AT_MOST = 4_000;
    /// With every pause in between.
    private static final Duration ALL_IN = Duration.ofSeconds(15);
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    static GateAnswer unknown(String reason) {
        return new GateAnswer("unknown", reason);
    }

    boolean isOpen() {
        return state.equals("running") || state.equals("confirming");
    }

    /// Asks the endpoint that an Andon of this user announced.
    ///
    /// @return empty when that Andon is not there any more, or does not know the line
    static Optional<GateAnswer> announced(URI endpoint, String line, String token) {
        return inTime(ALL_IN, () -> from(endpoint, line, token, GateAnswer::said));
    }

    /// Asks an endpoint that somebody named.
    ///
    /// @throws UsageFault when it does not know the line, or does not take the token
    static GateAnswer named(URI endpoint, String line, String token) {
        return named(endpoint, line, token, ALL_IN);
    }

    static GateAnswer named(URI endpoint, String line, String token, Duration in) {
        return inTime(in, () -> from(endpoint, line, token, GateAnswer::saidOrExcused))
                .orElseGet(() -> unknown("nobody answers at " + endpoint));
    }

    /// The client's own limits count anew with each byte that drips in.
    ///
    /// @return empty when it took too long
    private static Optional<GateAnswer> inTime(Duration atMost, Callable<Optional<GateAnswer>> question) {
        var asking = new FutureTask<>(question);
        Thread.ofPlatform().daemon().name("question").start(asking);
        try {
            return asking.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException silent) {
            return Optional.empty();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private interface Reading {
        Optional<GateAnswer> of(HttpURLConnection connection) throws IOException;
    }

    /// Java's oldest client, because it is there soonest.
    private static Optional<GateAnswer> from(URI endpoint, String line, String token, Reading reading) {
        String name = URLEncoder.encode(line, StandardCharsets.UTF_8).replace("+", "%20");
        HttpURLConnection connection = null;
        try {
            String base = endpoint.toString().replaceFirst("/+$", "");
            connection = (HttpURLConnection)
                    URI.create(base + "/line/" + name).toURL().openConnection();
            connection.setConnectTimeout(CONNECTED_IN);
            connection.setReadTimeout(ANSWERED_IN);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "text/plain");
            connection.setRequestProperty("Connection", "close");
            if (!token.isEmpty()) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            return reading.of(connection);
        } catch (IOException nobody) {
            return Optional.empty();
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    /// What an Andon said; empty when it was none, or does not know the line.
    private static Optional<GateAnswer> said(HttpURLConnection connection) throws IOException {
        connection.getResponseCode();
        String state = connection.getHeaderField(Lines.STATE);
        return state == null
                ? Optional.empty()
                : Optional.of(new GateAnswer(known(state), text(connection).strip()));
    }

    /// A word of a newer Andon, or of something else, says nothing.
    private static String known(String state) {
        boolean known = Stream.of(LineState.values()).map(LineState::word).anyMatch(state::equals);
        return known ? state : "unknown";
    }

    private static Optional<GateAnswer> saidOrExcused(HttpURLConnection connection) throws IOException {
        Optional<GateAnswer> said = said(connection);
        return said.isPresent() ? said : Optional.of(excuse(connection));
    }

    private static GateAnswer excuse(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        return switch (status) {
            case 401, 403 -> throw new UsageFault("The endpoint does not take this token (ANDON_TOKEN).");
            case 404 -> throw new UsageFault("The endpoint knows no such line.");
            // A login page answers 200 as well.
            default -> unknown("what answers there (status " + status + ") is no Andon");
        };
    }

    private static String text(HttpURLConnection connection) throws IOException {
        InputStream error = connection.getErrorStream();
        try (InputStream body = error == null ? connection.getInputStream() : error) {
            String text = new String(body.readNBytes(REASON_AT_MOST), StandardCharsets.UTF_8);
            // It goes to a terminal.
            return CONTROLS.matcher(text).replaceAll(" ");
        }
    }
}
