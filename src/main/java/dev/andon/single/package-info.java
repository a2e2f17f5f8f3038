/// One window for each user and settings: a second start hands over what it was to show.
@NullMarked
package dev.andon.single;

import org.jspecify.annotations.NullMarked;
