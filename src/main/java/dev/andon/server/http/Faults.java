package dev.andon.server.http;

import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
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
        return Fault.of(FaultKind.REFUSED, Word.NOT_KNOWN_TO_PROXY);
    }

    static Fault of(IOException e, HttpUrl address, Duration deadline) {
        String host = address.host() + ":" + address.port();
        return switch (e) {
            case UnknownHostException _ -> Fault.of(FaultKind.UNREACHABLE, Word.NO_HOST, address.host());
            case SSLException ssl -> untrusted(ssl, host);
            case InterruptedIOException _ -> {
                String seconds = String.valueOf(deadline.toMillis() / 1000.0);
                yield Fault.of(FaultKind.TIMED_OUT, Word.TOO_SLOW, host, seconds);
            }
            case ConnectException _ -> Fault.of(FaultKind.UNREACHABLE, Word.NOTHING_ANSWERS, host);
            case NoRouteToHostException _ -> Fault.of(FaultKind.UNREACHABLE, Word.NO_WAY, host);
            case java.util.zip.ZipException zip ->
                Fault.of(FaultKind.UNREADABLE, Word.PACKED_WRONG, Redaction.brief(zip));
            case java.io.EOFException _ -> Fault.of(FaultKind.UNREACHABLE, Word.CUT_OFF, host);
            case IOException own when PROXY_REFUSED.equals(own.getMessage()) -> proxyWantsToKnowUs();
            default -> Fault.of(FaultKind.UNREACHABLE, Word.BROKE, host, Redaction.brief(e));
        };
    }

    private static Fault untrusted(SSLException e, String host) {
        if (e instanceof SSLPeerUnverifiedException) {
            return Fault.of(FaultKind.UNTRUSTED, Word.OTHER_NAME, host);
        }
        return isCertificate(e)
                ? Fault.of(FaultKind.UNTRUSTED, Word.NOT_TRUSTED, host)
                : Fault.of(FaultKind.UNTRUSTED, Word.NOT_SECURE, host, Redaction.brief(e));
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
            throw new ServerFault(FaultKind.REDIRECTED, Word.NO_ADDRESS);
        }
        if (looksLikeLogin(to) && !looksLikeLogin(from)) {
            throw new ServerFault(FaultKind.REFUSED, Word.SENT_TO_LOGIN);
        }
        boolean upgraded = !from.isHttps() && to.isHttps();
        boolean samePlace = to.host().equals(from.host()) && (to.port() == from.port() || upgraded);
        if (!samePlace || (from.isHttps() && !to.isHttps())) {
            throw new ServerFault(FaultKind.REDIRECTED, Word.SENT_ELSEWHERE, Redaction.address(to));
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
            return Fault.of(FaultKind.THROTTLED, Word.SPENT_UNTIL).until(until);
        }
        return switch (status) {
            case 429 ->
                Fault.of(FaultKind.THROTTLED, until == null ? Word.TOO_MANY : Word.TOO_MANY_UNTIL)
                        .until(until);
            case 401 -> Fault.of(FaultKind.REFUSED, Word.NOT_KNOWN, where);
            case 407 -> proxyWantsToKnowUs();
            case 403 -> Fault.of(FaultKind.REFUSED, Word.NOT_ALLOWED, where);
            case 203 -> Fault.of(FaultKind.REFUSED, Word.LOGIN_PAGE);
            case 404, 410 -> Fault.of(FaultKind.MISSING, Word.NOTHING_THERE, where, status);
            case 204, 205 -> Fault.of(FaultKind.UNREADABLE, Word.NOTHING_AT_ALL, status);
            default -> other(status, body, where, until);
        };
    }

    private static Fault other(int status, Body body, String where, @Nullable Instant until) {
        String said = body.looksLikeWebPage() || body.size() == 0 ? "" : Redaction.line(body.text());
        Word word = status >= 500 || status == 202
                ? said.isEmpty() ? Word.CANNOT_ANSWER : Word.CANNOT_ANSWER_SAYING
                : said.isEmpty() ? Word.QUESTION_REFUSED : Word.QUESTION_REFUSED_SAYING;
        return Fault.of(FaultKind.BROKEN, word, status, where, said).until(until);
    }

    /// An answer of which Andon does not read more.
    static ServerFault tooLarge(long limit) {
        return new ServerFault(FaultKind.TOO_LARGE, Word.TOO_LARGE, limit >> 20);
    }
}
