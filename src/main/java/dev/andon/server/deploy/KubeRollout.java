package dev.andon.server.deploy;

import com.google.gson.JsonObject;
import dev.andon.deploy.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An object that rolls out templates of pods, of which each is a ReplicaSet.
interface KubeRollout extends KubeObject {
    /// Of its ReplicaSets, as its specification writes it.
    @Nullable
    JsonObject selector();

    /// Whether it tells by itself what is live, without its ReplicaSets.
    boolean tellsWhatItIs();

    /// Changes whenever the ReplicaSets that matter may be others.
    String mark();

    /// @param sets its ReplicaSets, newest first; needed only where it does not tell what it is
    Deployment.Draft read(List<KubeReplicas> sets);
}
