/// What is wrong with an Andon that somebody cannot mend alone, without what is nobody else's business.
@NullMarked
package dev.andon.app.doctor;

import org.jspecify.annotations.NullMarked;
