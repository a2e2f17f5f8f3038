/// The Linux desktop's session bus, with an end to every wait.
@NullMarked
package dev.andon.dbus;

import org.jspecify.annotations.NullMarked;
