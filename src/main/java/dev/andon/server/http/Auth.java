package dev.andon.server.http;

import dev.andon.source.Secret;
import dev.andon.source.Source;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;

/// How a request says who asks: one header, sent to the source's own host only.
///
/// @param header the header's name; empty for nobody
/// @param value its value
public record Auth(String header, Secret value) {
    public static final Auth NOBODY = new Auth("", Secret.NONE);

    /// `Authorization: Bearer …`
    public static Auth bearer(Secret token) {
        return scheme("Bearer", token);
    }

    /// `Authorization: <scheme> …`
    public static Auth scheme(String scheme, Secret token) {
        return header("Authorization", token.isEmpty() ? token : new Secret(scheme + " " + token.reveal()));
    }

    /// HTTP Basic, sent with the first request: some servers answer anonymous users with an empty list instead of
    /// 401.
    public static Auth basic(String user, Secret password) {
        if (user.isEmpty() && password.isEmpty()) {
            return NOBODY;
        }
        return new Auth(
                "Authorization", new Secret(Credentials.basic(user, password.reveal(), StandardCharsets.UTF_8)));
    }

    /// Basic when the settings name a user, else a bearer token.
    public static Auth basicOrBearer(Source source) {
        return source.user().isEmpty() ? bearer(source.token()) : basic(source.user(), source.token());
    }

    /// A header of the product's own.
    public static Auth header(String name, Secret value) {
        return value.isEmpty() ? NOBODY : new Auth(name, value);
    }
}
