/// Programs of others that Andon starts for a moment.
@NullMarked
package dev.andon.process;

import org.jspecify.annotations.NullMarked;
