/// The Linux desktop by its session bus: notifications and the tray.
@NullMarked
package dev.andon.desktop;

import org.jspecify.annotations.NullMarked;
