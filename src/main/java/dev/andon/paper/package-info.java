/// Reports as files: CSV for spreadsheets, PDF and PNG for people.
@NullMarked
package dev.andon.paper;

import org.jspecify.annotations.NullMarked;
