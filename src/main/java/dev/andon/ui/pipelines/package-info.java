/// All pipelines as a list that one searches, sorts and groups.
@NullMarked
package dev.andon.ui.pipelines;

import org.jspecify.annotations.NullMarked;
