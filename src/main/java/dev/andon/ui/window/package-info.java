/// The developer's window: a frame around pages.
@NullMarked
package dev.andon.ui.window;

import org.jspecify.annotations.NullMarked;
