/// Everything known now (the floor) and the picture people see of it (the board).
@NullMarked
package dev.andon.board;

import org.jspecify.annotations.NullMarked;
