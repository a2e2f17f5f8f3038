/// Deploy servers: one file a product.
@NullMarked
package dev.andon.server.deploy;

import org.jspecify.annotations.NullMarked;
