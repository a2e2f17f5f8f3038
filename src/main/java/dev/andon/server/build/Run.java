package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import org.jspecify.annotations.Nullable;

/// One run as a server's history tells it, in our words.
///
/// @param number grows from run to run of the same history
/// @param branch what it built, or null where that is not known
/// @param activity what it does; [Activity#IDLE] once it is finished
/// @param build the run itself
/// @param oddWord a word of the server that we do not know; empty otherwise
record Run(long number, @Nullable Branch branch, Activity activity, Build build, String oddWord) {
    boolean isFinished() {
        return activity == Activity.IDLE;
    }

    Run with(Activity activity, Build build) {
        return new Run(number, branch, activity, build, oddWord);
    }
}
