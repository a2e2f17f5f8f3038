/// What people ask for, whether they may, and the record of it.
@NullMarked
package dev.andon.command;

import org.jspecify.annotations.NullMarked;
