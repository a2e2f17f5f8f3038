/// The line: stopped, running or unknown, and why.
@NullMarked
package dev.andon.line;

import org.jspecify.annotations.NullMarked;
