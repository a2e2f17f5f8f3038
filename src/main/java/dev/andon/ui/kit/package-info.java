/// What all screens share: the one hop to the JavaFX thread, text sizes, shapes.
@NullMarked
package dev.andon.ui.kit;

import org.jspecify.annotations.NullMarked;
