/// Owns state and time: polls the sources, keeps the floor, publishes the board.
@NullMarked
package dev.andon.keeper;

import org.jspecify.annotations.NullMarked;
