/// How a server becomes one that is watched: what is said of it, what it answers, and what is written down.
@NullMarked
package dev.andon.arrival;

import org.jspecify.annotations.NullMarked;
