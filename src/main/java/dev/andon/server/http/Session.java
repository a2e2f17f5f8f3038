package dev.andon.server.http;

import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.io.IOException;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// For servers that take a password at one address only and know us by a cookie everywhere else. The cookie is
/// obtained when the server first refuses us, and again when it has run out. Safe for use by several threads.
final class Session implements Pass {
    private final Http door;
    private final HttpUrl login;
    private final String name;
    private volatile Secret cookie = Secret.NONE;

    /// @param door says who asks, by password
    /// @param login where the password is taken
    /// @param name what the cookie is called
    Session(Http door, HttpUrl login, String name) {
        this.door = door;
        this.login = login;
        this.name = name;
    }

    /// Nobody before the first login.
    @Override
    public Auth shown() {
        return Auth.header("Cookie", cookie);
    }

    @Override
    public Secret secret() {
        return cookie;
    }

    /// Logs in.
    ///
    /// @return false when there is no login here
    /// @throws ServerFault when the login refuses us too, or is not reached
    @Override
    public synchronized boolean renew(Auth refused) throws ServerFault {
        if (!shown().equals(refused)) {
            return true;
        }
        try {
            cookie = new Secret(logIn());
            return true;
        } catch (ServerFault fault) {
            if (fault.kind() == FaultKind.MISSING || fault.kind() == FaultKind.BROKEN) {
                return false;
            }
            throw fault;
        }
    }

    private String logIn() throws ServerFault {
        Request asked = door.signed(new Request.Builder().url(login)).build();
        door.meters().request();
        try (Response response = door.to(login).newCall(asked).execute()) {
            // Where it sends a browser afterwards does not matter: the cookie is all we came for.
            String given = response.isSuccessful() || response.isRedirect() ? given(response) : null;
            if (given != null) {
                return given;
            }
            if (!Faults.isAnswer(response)) {
                var nothing = new Body(new byte[0], response.headers());
                throw new ServerFault(
                        Faults.refusal(response, nothing, login, door.clock().instant()));
            }
            throw new ServerFault(FaultKind.REFUSED, Word.NO_SESSION);
        } catch (IOException e) {
            throw new ServerFault(Faults.of(e, login, door.deadline()));
        }
    }

    /// The last cookie of the name: Buildbot first sends one for nobody, then the one for us.
    private @Nullable String given(Response response) {
        List<Cookie> cookies = Cookie.parseAll(login, response.headers());
        return cookies.reversed().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(one -> one.name() + "=" + one.value())
                .orElse(null);
    }
}
