/// What people are told, whom, and when.
@NullMarked
package dev.andon.notice;

import org.jspecify.annotations.NullMarked;
