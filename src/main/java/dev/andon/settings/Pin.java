package dev.andon.settings;

import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server's public key by its digest: `sha256/` and 44 characters of base64.
record Pin() implements Shape<String> {
    private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");
    private static final Pattern HEX = Pattern.compile("(?i)(?:sha-?256[:/ ]?)?(?:[0-9a-f]{2}:?){32}");
    private static final int BYTES = 32;

    @Override
    public @Nullable String read(Value value) {
        String text = value.text("a pin such as sha256/<base64>");
        if (text == null) {
            return null;
        }
        String pin = text.strip();
        if (PIN.matcher(pin).matches() && Base64.getDecoder().decode(pin.substring(7)).length == BYTES) {
            return pin;
        }
        String help = HEX.matcher(pin).matches()
                ? "This is hexadecimal, probably of the certificate; the pin is the base64 of its public key."
                : "The user guide says how to compute it.";
        value.mistake("This is no pin: it is sha256/ and 44 characters of base64.", help);
        return null;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "^" + PIN.pattern() + "$");
    }
}
