/// How a newcomer, or a new server, gets in: an address is pasted, the server is met, and it is watched.
@NullMarked
package dev.andon.ui.start;

import org.jspecify.annotations.NullMarked;
