/// Where commands arrive, and what Andon writes into the team's books by itself. All of it blocks on I/O.
@NullMarked
package dev.andon.desk;

import org.jspecify.annotations.NullMarked;
