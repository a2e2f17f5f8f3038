/// Who did what, and what became of it.
@NullMarked
package dev.andon.ui.audit;

import org.jspecify.annotations.NullMarked;
