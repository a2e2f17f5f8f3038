package dev.andon.crier;

import dev.andon.notice.Channel;
import dev.andon.notice.NoticeRule;
import java.util.List;

/// What somebody wants to be told, and by which ways.
public record Subscription(NoticeRule rule, List<Channel> channels) {
    public Subscription {
        channels = List.copyOf(channels);
    }
}
