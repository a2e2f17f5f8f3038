/// What others ask Andon over HTTP, and what they tell it.
@NullMarked
package dev.andon.gate;

import org.jspecify.annotations.NullMarked;
