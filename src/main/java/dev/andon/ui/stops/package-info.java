/// The lines, what stopped them, and why.
@NullMarked
package dev.andon.ui.stops;

import org.jspecify.annotations.NullMarked;
