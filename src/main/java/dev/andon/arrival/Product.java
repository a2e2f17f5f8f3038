package dev.andon.arrival;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a server is, and what it wants of those who ask.
///
/// @param kind what the settings call it
/// @param title what people call it
/// @param tokenHelp what token it wants, with the least rights, in a sentence; empty when it wants none
/// @param tokenPage where it issues one, or null where that is not known
public record Product(
        String kind,
        String title,
        String tokenHelp,
        @Nullable URI tokenPage) {}
