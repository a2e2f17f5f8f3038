package dev.andon.desk;

import dev.andon.line.Barrier;
import dev.andon.line.LineState;

/// What is wanted of a gate now.
///
/// @param line how its line stands
/// @param barrier what it would be shut with
/// @param stop the number of the line's stop; 0 when there is none, or the book has none yet
record Order(LineState line, Barrier barrier, long stop) {}
