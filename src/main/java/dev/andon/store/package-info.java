/// The books that a team shares, in a file of this machine or in a PostgreSQL. The only room that speaks SQL. And
/// what this machine told, in a file.
@NullMarked
package dev.andon.store;

import org.jspecify.annotations.NullMarked;
