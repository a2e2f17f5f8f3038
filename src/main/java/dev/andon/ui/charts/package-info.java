/// The page of charts: what the team's past amounts to, and how far it is with its practices.
@NullMarked
package dev.andon.ui.charts;

import org.jspecify.annotations.NullMarked;
