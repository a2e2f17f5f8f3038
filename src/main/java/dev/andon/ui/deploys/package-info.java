/// What is live where, and what its guard makes of it.
@NullMarked
package dev.andon.ui.deploys;

import org.jspecify.annotations.NullMarked;
