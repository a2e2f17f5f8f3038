package dev.andon.source;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whom a source's TLS connections trust beyond the platform's authorities, and how we prove who we are. There is
/// no way to trust everybody.
///
/// @param authorities PEM texts of further certificate authorities
/// @param pin `sha256/<base64>` of the server key (SPKI); when given, only that key is trusted
/// @param clientCertificate a PKCS #12 store with our own certificate, or null
/// @param clientPassword the store's password
public record Trust(
        List<String> authorities, @Nullable String pin, byte @Nullable [] clientCertificate, Secret clientPassword) {
    public static final Trust PLATFORM = new Trust(List.of(), null, null, Secret.NONE);

    /// Equal certificates are equal, though they were read twice: a source whose settings stayed the same is left
    /// undisturbed.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trust that
                && authorities.equals(that.authorities)
                && Objects.equals(pin, that.pin)
                && Arrays.equals(clientCertificate, that.clientCertificate)
                && clientPassword.equals(that.clientPassword);
    }

    @Override
    public int hashCode() {
        return Objects.hash(authorities, pin, Arrays.hashCode(clientCertificate), clientPassword);
    }
}
