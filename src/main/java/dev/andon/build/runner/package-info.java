/// Which tests failed, read from what their runners wrote into a log.
@NullMarked
package dev.andon.build.runner;

import org.jspecify.annotations.NullMarked;
