/// Sentences for people: messages, ages, lists, in the reader's language.
@NullMarked
package dev.andon.text;

import org.jspecify.annotations.NullMarked;
