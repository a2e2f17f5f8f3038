/// Ways to tell people something away from this desktop: chats, other programs.
@NullMarked
package dev.andon.channel;

import org.jspecify.annotations.NullMarked;
