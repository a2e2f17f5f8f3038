package dev.andon.channel;

import java.net.URI;
import java.time.Instant;

/// What goes around a message.
///
/// @param to the webhook's address, as the settings have it
/// @param id the same each time this message is sent, so that who gets it twice knows
/// @param sent when it was sent first
record Envelope(URI to, String id, Instant sent) {}
