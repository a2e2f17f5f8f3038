/// Guards: what metrics say about a deploy, and how sure that is.
@NullMarked
package dev.andon.guard;

import org.jspecify.annotations.NullMarked;
