/// What people can do now, as menus, buttons and questions, the same wherever they look.
@NullMarked
package dev.andon.ui.kit.choice;

import org.jspecify.annotations.NullMarked;
