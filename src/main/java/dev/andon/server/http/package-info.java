/// The one door to other servers: deadlines, limits, redaction, conditional requests.
@NullMarked
package dev.andon.server.http;

import org.jspecify.annotations.NullMarked;
