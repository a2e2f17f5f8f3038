/// The wall: tiles that fill the screen.
@NullMarked
package dev.andon.ui.wall;

import org.jspecify.annotations.NullMarked;
