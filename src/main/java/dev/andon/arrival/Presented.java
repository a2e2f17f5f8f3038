package dev.andon.arrival;

import java.time.Instant;

/// The certificate that a server showed.
///
/// @param subject whom it is for
/// @param issuer who vouches for that
/// @param until when it ends
/// @param fingerprint the SHA-256 of the certificate in pairs of hexadecimal digits, as browsers show it
/// @param pin the key, as settings pin it
public record Presented(String subject, String issuer, Instant until, String fingerprint, String pin) {}
