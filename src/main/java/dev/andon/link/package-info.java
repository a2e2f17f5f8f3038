/// Addresses of what Andon shows.
@NullMarked
package dev.andon.link;

import org.jspecify.annotations.NullMarked;
