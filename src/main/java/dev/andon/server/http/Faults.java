package dev.andon.server.http;

import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble;
import dev.andon.source.Trouble.Word;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Turns what went wrong with a call into a fault with a sentence. The one place that knows status codes. Pure.
final class Faults {
    /// What OkHttp says when a tunnel ends at the proxy (ConnectPlan).
    private static final String PROXY_REFUSED = "Failed to authenticate with proxy";

    private Faults() {}

    static Fault proxyWantsToKnowUs() {
        return new Fault(FaultKind.REFUSED, "The proxy on the way does not know us (407). Name its user and password.")
                .in(Trouble.of(Word.NOT_KNOWN_TO_PROXY));
    }

    static Fault of(IOException e, HttpUrl address, Duration deadline) {
        String host = address.host() + ":" + address.port();
        return switch (e) {
            case UnknownHostException _ ->
                new Fault(FaultKind.UNREACHABLE, "There is no host called " + address.host() + ".")
                        .in(Trouble.of(Word.NO_HOST, address.host()));
            case SSLException ssl -> untrusted(ssl, host);
            case InterruptedIOException _ -> {
                String seconds = String.valueOf(deadline.toMillis() / 1000.0);
                yield new Fault(FaultKind.TIMED_OUT, "No whole answer from " + host + " within " + seconds + " s.")
                        .in(Trouble.of(Word.TOO_SLOW, host, seconds));
            }
            case ConnectException _ ->
                new Fault(FaultKind.UNREACHABLE, "Nothing answers at " + host + ".")
                        .in(Trouble.of(Word.NOTHING_ANSWERS, host));
            case NoRouteToHostException _ ->
                new Fault(FaultKind.UNREACHABLE, "There is no way to " + host + ".").in(Trouble.of(Word.NO_WAY, host));
            case java.util.zip.ZipException zip ->
                new Fault(FaultKind.UNREADABLE, "The answer cannot be unpacked: " + Redaction.brief(zip));
            case java.io.EOFException _ ->
                new Fault(FaultKind.UNREACHABLE, "The connection to " + host + " ended in the middle of the answer.")
                        .in(Trouble.of(Word.CUT_OFF, host));
            case IOException own when PROXY_REFUSED.equals(own.getMessage()) -> proxyWantsToKnowUs();
            default ->
                new Fault(FaultKind.UNREACHABLE, "The connection to " + host + " broke: " + Redaction.brief(e))
                        .in(Trouble.of(Word.BROKE, host, Redaction.brief(e)));
        };
    }

    private static Fault untrusted(SSLException e, String host) {
        if (e instanceof SSLPeerUnverifiedException) {
            return new Fault(FaultKind.UNTRUSTED, "The certificate of " + host + " is for another name.")
                    .in(Trouble.of(Word.OTHER_NAME, host));
        }
        return isCertificate(e)
                ? new Fault(
                                FaultKind.UNTRUSTED,
                                "The certificate of " + host
                                        + " is not trusted. Name its authority with \"ca:\", or its key with \"pin:\", in the settings.")
                        .in(Trouble.of(Word.NOT_TRUSTED, host))
                : new Fault(FaultKind.UNTRUSTED, "No secure connection to " + host + ": " + Redaction.brief(e))
                        .in(Trouble.of(Word.NOT_SECURE, host, Redaction.brief(e)));
    }

    private static boolean isCertificate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof java.security.cert.CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    /// Where a redirect leads, if it stays on the same host; null when this is none.
    ///
    /// @throws ServerFault when it leads to another host or to a login page
    static @Nullable HttpUrl redirect(Response response, HttpUrl from) throws ServerFault {
        if (!response.isRedirect()) {
            return null;
        }
        HttpUrl to = from.resolve(response.header("Location", ""));
        if (to == null) {
            throw new ServerFault(FaultKind.REDIRECTED, "The server redirects to an address that is none.");
        }
        if (looksLikeLogin(to) && !looksLikeLogin(from)) {
            throw new ServerFault(
                    new Fault(FaultKind.REFUSED, "The server sends us to its login page. It wants a user and a token.")
                            .in(Trouble.of(Word.SENT_TO_LOGIN)));
        }
        boolean upgraded = !from.isHttps() && to.isHttps();
        boolean samePlace = to.host().equals(from.host()) && (to.port() == from.port() || upgraded);
        if (!samePlace || (from.isHttps() && !to.isHttps())) {
            throw new ServerFault(
                    FaultKind.REDIRECTED,
                    "The server sends us to " + Redaction.address(to)
                            + ", where Andon does not follow. If that is the right address, put it in the settings.");
        }
        return to;
    }

    static boolean looksLikeLogin(HttpUrl url) {
        String path = url.encodedPath().toLowerCase(Locale.ROOT);
        return path.contains("login") || path.contains("signin") || path.contains("sign_in") || path.contains("/sso");
    }

    /// Whether the status says that the body is what was asked for. Some create what answers a posted question.
    static boolean isAnswer(Response response) {
        return response.code() == 200
                || response.code() == 206
                || (response.code() == 201 && response.request().method().equals("POST"));
    }

    /// Why a status that is none of an answer refuses us.
    static Fault refusal(Response response, Body body, HttpUrl address, Instant now) {
        int status = response.code();
        String where = Redaction.address(address);
        Instant until = Limits.until(response.headers(), now);
        if (status == 403 && until != null) {
            return new Fault(FaultKind.THROTTLED, "The server's request limit is spent" + at(until), until)
                    .in(Trouble.of(Word.SPENT_UNTIL));
        }
        String shown = String.valueOf(status);
        return switch (status) {
            case 429 ->
                new Fault(FaultKind.THROTTLED, "The server asks for fewer requests" + at(until), until)
                        .in(Trouble.of(until == null ? Word.TOO_MANY : Word.TOO_MANY_UNTIL));
            case 401 ->
                new Fault(
                                FaultKind.REFUSED,
                                "The server does not know us (401 at " + where + "). Check user and token.")
                        .in(Trouble.of(Word.NOT_KNOWN, where));
            case 407 -> proxyWantsToKnowUs();
            case 403 ->
                new Fault(
                                FaultKind.REFUSED,
                                "The server refuses us (403 at " + where + "). Check the token and its rights.")
                        .in(Trouble.of(Word.NOT_ALLOWED, where));
            case 203 ->
                new Fault(FaultKind.REFUSED, "The server answered with a login page. The token is wrong or expired.")
                        .in(Trouble.of(Word.LOGIN_PAGE));
            case 404, 410 ->
                new Fault(FaultKind.MISSING, "There is nothing at " + where + " (" + status + ").")
                        .in(Trouble.of(Word.NOTHING_THERE, where, shown));
            case 204, 205 ->
                new Fault(FaultKind.UNREADABLE, "The server answered with nothing at all (" + status + ").");
            default -> other(status, body, where, until);
        };
    }

    private static Fault other(int status, Body body, String where, @Nullable Instant until) {
        String said = body.looksLikeWebPage() || body.size() == 0 ? "" : Redaction.line(body.text());
        String says = said.isEmpty() ? "" : " It says: " + said;
        if (status >= 500 || status == 202) {
            String shown = String.valueOf(status);
            Trouble trouble = said.isEmpty()
                    ? Trouble.of(Word.CANNOT_ANSWER, shown, where)
                    : Trouble.of(Word.CANNOT_ANSWER_SAYING, shown, where, said);
            return new Fault(
                            FaultKind.BROKEN,
                            "The server cannot answer now (" + status + " at " + where + ")." + says,
                            until)
                    .in(trouble);
        }
        return new Fault(
                FaultKind.BROKEN,
                "The server does not take our question (" + status + " at " + where + ")." + says,
                until);
    }

    /// An answer of which Andon does not read more.
    static ServerFault tooLarge(long limit) {
        String megabytes = String.valueOf(limit >> 20);
        return new ServerFault(new Fault(
                        FaultKind.TOO_LARGE,
                        "The answer is larger than " + megabytes + " MB, which Andon does not read.")
                .in(Trouble.of(Word.TOO_LARGE, megabytes)));
    }

    private static String at(@Nullable Instant until) {
        return until == null ? "." : "; the next look waits until it allows one.";
    }
}
