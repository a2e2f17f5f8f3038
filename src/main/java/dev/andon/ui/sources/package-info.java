/// What Andon reads: the configured servers, and why one of them is grey.
@NullMarked
package dev.andon.ui.sources;

import org.jspecify.annotations.NullMarked;
