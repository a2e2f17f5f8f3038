/// Who broke it, who is on it: people as servers name them.
@NullMarked
package dev.andon.people;

import org.jspecify.annotations.NullMarked;
