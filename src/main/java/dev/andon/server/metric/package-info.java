/// Metric servers: one file for each product, all of them listed in [MetricServers].
@NullMarked
package dev.andon.server.metric;

import org.jspecify.annotations.NullMarked;
