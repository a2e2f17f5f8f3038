package dev.andon.channel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.andon.notice.Channel;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Notice;
import dev.andon.server.http.Act;
import dev.andon.server.http.Act.Outcome;
import dev.andon.server.http.Http;
import dev.andon.server.http.Reply;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Posts notices to a web address. What was certainly not taken is posted again, with the same id, some times;
/// what may have been taken never is.
public final class Webhook implements Channel {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final String HMAC = "HmacSHA256";
    private static final Set<FaultKind> LATER = EnumSet.of(FaultKind.THROTTLED, FaultKind.UNREACHABLE);
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AT_MOST = Duration.ofSeconds(30);

    /// Waits between two tries.
    @FunctionalInterface
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final String name;
    private final Form form;
    private final URI address;
    private final Secret signing;
    private final Http http;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Pause pause;

    /// @param name what the log calls it
    /// @param address where to; often a secret as a whole
    /// @param signing the key of the signature, or [Secret#NONE] for none
    /// @param doors opens the door to an address
    /// @param ids gives each message an id of its own
    public Webhook(
            String name,
            Form form,
            URI address,
            Secret signing,
            Function<URI, Http> doors,
            InstantSource clock,
            Supplier<String> ids,
            Pause pause) {
        this.name = name;
        this.form = form;
        this.address = address;
        this.signing = signing;
        this.http = doors.apply(form.address(address));
        this.clock = clock;
        this.ids = ids;
        this.pause = pause;
    }

    @Override
    public void tell(Notice notice, String words) throws ChannelFault {
        var envelope = new Envelope(address, ids.get(), clock.instant());
        String body = GSON.toJson(form.body(notice, Lines.of(words), envelope));
        Duration wait = FIRST_PAUSE;
        for (int left = TRIES - 1; ; left--) {
            Fault trouble = send(body, envelope);
            if (trouble == null) {
                return;
            }
            if (left == 0) {
                throw new ChannelFault(trouble.sentence());
            }
            pause(trouble, wait);
            wait = wait.multipliedBy(2);
        }
    }

    /// @return why the server did certainly not take it, and may take it later; null when it did take it
    private @Nullable Fault send(String body, Envelope envelope) throws ChannelFault {
        Act act = http.act("")
                .header("X-Andon-Id", envelope.id())
                .header("X-Andon-Timestamp", String.valueOf(envelope.sent().getEpochSecond()));
        if (!signing.isEmpty()) {
            act.header("X-Andon-Signature", "sha256=" + sign(body));
        }
        return switch (act.send(body)) {
            case Outcome.Done(Reply reply) when reply.ok() -> null;
            case Outcome.Done(Reply reply) ->
                throw new ChannelFault("The address leads elsewhere (" + reply.status() + ").");
            case Outcome.NotDone(Fault fault) when LATER.contains(fault.kind()) -> fault;
            case Outcome.NotDone(Fault fault) -> throw new ChannelFault(fault.sentence());
            case Outcome.Unsure(Fault fault) -> throw new ChannelFault(fault.sentence());
        };
    }

    /// As long as the server wishes, if it wishes anything.
    private void pause(Fault fault, Duration otherwise) throws ChannelFault {
        Instant until = fault.until();
        Duration wish = until == null ? otherwise : Duration.between(clock.instant(), until);
        if (wish.compareTo(PAUSE_AT_MOST) > 0) {
            throw new ChannelFault(fault.sentence());
        }
        try {
            pause.of(wish.isNegative() ? Duration.ZERO : wish);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new ChannelFault("Andon was stopped meanwhile.");
        }
    }

    /// HMAC-SHA256 over the body, which holds the id and the time.
    private String sign(String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(signing.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
