package dev.andon.gate;

import dev.andon.command.Pass;
import dev.andon.command.Pass.Right;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who may ask.
///
/// @param passes every token that counts
/// @param openToRead whether reading needs none; never true for what listens beyond this machine
public record Access(List<Pass> passes, boolean openToRead) {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::[0-9]{1,5})?");

    public Access {
        passes = List.copyOf(passes);
    }

    /// A page on the web can give its own name this machine's address and so make a browser ask us; that name is
    /// then in the header.
    static void checkHost(Request request, boolean loopback) throws Refused {
        String host = request.header("Host").toLowerCase(Locale.ROOT);
        if (loopback && !LOOPBACK.matcher(host).matches()) {
            throw new Refused(421, "Andon answers here to localhost alone.");
        }
    }

    /// @throws Refused when reading needs a token and this is none
    void checkRead(Request request) throws Refused {
        if (!openToRead) {
            pass(request, Right.READ, true);
        }
    }

    /// Who stands behind a command. Only a bearer token counts, which no browser sends by itself.
    Pass actor(Request request) throws Refused {
        return pass(request, Right.ACT, false);
    }

    private Pass pass(Request request, Right right, boolean basicToo) throws Refused {
        String shown = shown(request.header("Authorization"), basicToo);
        // Every token is compared, so that the time tells nothing about which one came close.
        Optional<Pass> found = Optional.empty();
        for (Pass pass : passes) {
            if (isSame(pass.token().reveal(), shown) && !shown.isEmpty()) {
                found = Optional.of(pass);
            }
        }
        Pass pass =
                found.orElseThrow(() -> new Refused(401, "A token is wanted: Authorization: Bearer and the token."));
        if (!pass.may(right)) {
            throw new Refused(403, "This token may not do that.");
        }
        return pass;
    }

    /// Readers of feeds often know user and password only: the token is the password then.
    private static String shown(String authorization, boolean basicToo) {
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        if (!basicToo || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(authorization.substring(6).strip());
            String pair = new String(bytes, StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /// In a time that does not depend on where they differ.
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
