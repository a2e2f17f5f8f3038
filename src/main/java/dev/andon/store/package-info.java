/// The books that a team shares, in a file of this machine or in a PostgreSQL. The only room that speaks SQL.
@NullMarked
package dev.andon.store;

import org.jspecify.annotations.NullMarked;
