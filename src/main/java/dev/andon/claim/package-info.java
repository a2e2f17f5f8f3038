/// Claims: who is on what.
@NullMarked
package dev.andon.claim;

import org.jspecify.annotations.NullMarked;
