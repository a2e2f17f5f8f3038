/// One configured server, and what became of one look at it.
@NullMarked
package dev.andon.source;

import org.jspecify.annotations.NullMarked;
