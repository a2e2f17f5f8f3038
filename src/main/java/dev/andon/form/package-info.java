/// Settings as a form: what can be said, what is said, and what is wrong with it.
@NullMarked
package dev.andon.form;

import org.jspecify.annotations.NullMarked;
