/// Pipelines and builds: what a build server says, in our words.
@NullMarked
package dev.andon.build;

import org.jspecify.annotations.NullMarked;
