/// Files that are there whole or not at all.
@NullMarked
package dev.andon.disk;

import org.jspecify.annotations.NullMarked;
