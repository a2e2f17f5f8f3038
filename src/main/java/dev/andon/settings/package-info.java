/// Reads andon.yaml: every mistake at once, with its place and a suggestion.
@NullMarked
package dev.andon.settings;

import org.jspecify.annotations.NullMarked;
