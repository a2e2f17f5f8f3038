/// Reads the settings of other monitors.
@NullMarked
package dev.andon.settings.foreign;

import org.jspecify.annotations.NullMarked;
