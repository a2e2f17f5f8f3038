/// Puts the program together, by hand.
@NullMarked
package dev.andon.app;

import org.jspecify.annotations.NullMarked;
