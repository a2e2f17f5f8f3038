/// What is live where, and going back to what was live before. Pure.
@NullMarked
package dev.andon.deploy;

import org.jspecify.annotations.NullMarked;
