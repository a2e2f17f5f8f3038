/// The desktop: notifications, and on Linux the tray, by its session bus.
@NullMarked
package dev.andon.desktop;

import org.jspecify.annotations.NullMarked;
