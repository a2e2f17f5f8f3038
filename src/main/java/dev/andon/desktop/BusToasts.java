package dev.andon.desktop;

import dev.andon.dbus.BusTrouble;
import dev.andon.dbus.SessionBus;
import dev.andon.desktop.NotificationsBus.Notifications;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Notice;
import dev.andon.notice.Offer;
import dev.andon.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// Notifications on a Linux desktop, with buttons where the desktop has them. Of one incident there is one: what
/// is told later takes the place of what was told before. Connects with the first notice, and again with the next
/// one after the bus or the desktop's notification service went away.
final class BusToasts implements Toasts {
    private static final UInt32 NOTHING = new UInt32(0);
    private static final int AS_THE_DESKTOP_LIKES = -1;
    private static final byte NORMAL = 1;
    private static final byte CRITICAL = 2;

    private final Map<String, String> environment;
    private final Texts texts;
    private final Set<Answer> offered;
    private final BiConsumer<Notice, Answer> answered;
    private final Map<String, UInt32> ids = new ConcurrentHashMap<>();
    private final Map<UInt32, Notice> shown = new ConcurrentHashMap<>();
    private @Nullable SessionBus bus;
    private Set<String> abilities = Set.of();

    /// @param offered the answers that somebody here can carry out
    /// @param answered is told of each answer, on a thread of its own
    BusToasts(Map<String, String> environment, Texts texts, Set<Answer> offered, BiConsumer<Notice, Answer> answered) {
        this.environment = Map.copyOf(environment);
        this.texts = texts;
        this.offered = Set.copyOf(offered);
        this.answered = answered;
    }

    @Override
    public synchronized void tell(Notice notice, String words) throws ChannelFault {
        try {
            SessionBus open = connected();
            UInt32 id = open.ask(on -> show(on, notice, words));
            shown.put(id, notice);
            ids.put(notice.subject(), id);
        } catch (BusTrouble trouble) {
            close();
            throw new ChannelFault("No notification on the desktop. " + trouble.sentence());
        }
    }

    private SessionBus connected() throws BusTrouble {
        if (bus == null || !bus.isOpen()) {
            close();
            SessionBus opened = SessionBus.open(environment);
            bus = opened;
            abilities = Set.copyOf(opened.ask(on -> {
                on.addSigHandler(Notifications.ActionInvoked.class, signal -> pressed(signal.id, signal.actionKey));
                on.addSigHandler(Notifications.NotificationClosed.class, signal -> shown.remove(signal.id));
                return service(on).GetCapabilities();
            }));
        }
        return bus;
    }

    private static Notifications service(DBusConnection on) throws Exception {
        return on.getRemoteObject(NotificationsBus.NAME, NotificationsBus.PATH, Notifications.class);
    }

    private UInt32 show(DBusConnection on, Notice notice, String words) throws Exception {
        int end = words.indexOf('\n');
        String title = end < 0 ? words : words.substring(0, end);
        String body = end < 0 ? "" : words.substring(end + 1);
        return service(on)
                .Notify(
                        "Andon",
                        ids.getOrDefault(notice.subject(), NOTHING),
                        "",
                        title,
                        abilities.contains("body-markup") ? escape(body) : body,
                        abilities.contains("actions") ? actions(notice) : List.of(),
                        Map.of(
                                "urgency",
                                new Variant<>(notice.alarm() ? CRITICAL : NORMAL),
                                "desktop-entry",
                                new Variant<>(AutostartEntry.IDENTIFIER)),
                        AS_THE_DESKTOP_LIKES);
    }

    /// What servers and people write must not become markup.
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private List<String> actions(Notice notice) {
        List<String> actions = new ArrayList<>();
        if (offered.contains(Answer.OPEN)) {
            // A click on the notification itself; desktops show no button for it.
            actions.addAll(List.of("default", texts.say("notice.action.open")));
        }
        if (!notice.claimable().isEmpty()) {
            add(Answer.CLAIM, actions);
        }
        Offer offer = notice.offer();
        if (offer != null) {
            add(offer.what() == Offer.What.VETO ? Answer.VETO : Answer.GO_BACK, actions);
        }
        add(Answer.OPEN, actions);
        if (notice.alarm()) {
            add(Answer.MUTE, actions);
        }
        return actions;
    }

    private void add(Answer answer, List<String> actions) {
        if (offered.contains(answer)) {
            actions.add(answer.word());
            actions.add(texts.say("notice.action." + answer.word()));
        }
    }

    /// Other programs' notifications are answered on the same bus.
    private void pressed(UInt32 id, String key) {
        Notice notice = shown.get(id);
        if (notice == null) {
            return;
        }
        for (Answer answer : offered) {
            if (answer.word().equals(key) || (answer == Answer.OPEN && key.equals("default"))) {
                Thread.ofVirtual().name("answer").start(() -> answered.accept(notice, answer));
            }
        }
    }

    @Override
    public synchronized void close() {
        if (bus != null) {
            bus.close();
            bus = null;
        }
        ids.clear();
        shown.clear();
    }

    @Override
    public String toString() {
        return "desktop";
    }
}
