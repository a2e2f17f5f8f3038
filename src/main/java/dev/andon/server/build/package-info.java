/// Build servers, one file each.
@NullMarked
package dev.andon.server.build;

import org.jspecify.annotations.NullMarked;
