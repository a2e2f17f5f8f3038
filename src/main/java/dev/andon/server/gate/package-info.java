/// Gates that a stopped line shuts on servers, one file each.
@NullMarked
package dev.andon.server.gate;

import org.jspecify.annotations.NullMarked;
