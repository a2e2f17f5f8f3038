/// What a team's past amounts to: numbers with what they were made from, and a matrix of practices.
@NullMarked
package dev.andon.report;

import org.jspecify.annotations.NullMarked;
