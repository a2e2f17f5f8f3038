/// The settings as forms and as a text.
@NullMarked
package dev.andon.ui.settings;

import org.jspecify.annotations.NullMarked;
