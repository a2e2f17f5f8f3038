package dev.andon.store;

import java.nio.file.Path;

/// A file of this machine, which several programs may have open at once. It must not be on a network drive.
///
/// @param file made when it is not there, with its folder
public record Embedded(Path file) implements Database {}
