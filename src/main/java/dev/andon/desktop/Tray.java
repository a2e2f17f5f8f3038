package dev.andon.desktop;

import dev.andon.board.Board;
import dev.andon.dbus.BusTrouble;
import dev.andon.dbus.SessionBus;
import dev.andon.notice.Addressee;
import dev.andon.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.interfaces.DBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An icon in the tray of a Linux desktop. Where there is no tray, that is said once in the log and nothing is
/// shown; a tray that comes later gets its icon then. [#accept] never blocks; all else is done on a thread of its
/// own.
public final class Tray implements Consumer<Board>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

    private final Addressee me;
    private final Texts texts;
    private final TrayItem item;
    private final TrayMenu menu;
    private final BlockingQueue<Board> newest = new ArrayBlockingQueue<>(1);
    private final Thread thread;

    /// @param me whose own reds are marked
    /// @param open opens the window; any thread
    /// @param quit ends the program; any thread
    public Tray(Map<String, String> environment, Addressee me, Texts texts, Runnable open, Runnable quit) {
        this.me = me;
        this.texts = texts;
        this.item = new TrayItem(open);
        this.menu = new TrayMenu(List.of(
                new TrayMenu.Choice(texts.say("tray.open"), open), new TrayMenu.Choice(texts.say("tray.quit"), quit)));
        this.thread = Thread.ofVirtual().name("tray").start(() -> run(environment));
    }

    /// Only the newest board counts.
    @Override
    public synchronized void accept(Board board) {
        newest.clear();
        newest.add(board);
    }

    private void run(Map<String, String> environment) {
        try (SessionBus bus = SessionBus.open(environment)) {
            TrayState shown = show(newest.take());
            bus.ask(this::offer);
            while (bus.isOpen()) {
                TrayState next = TrayState.of(newest.take(), me);
                if (!next.equals(shown)) {
                    shown = next;
                    item.show(next, texts.say(next.words()));
                    bus.ask(Tray::changed);
                }
            }
        } catch (BusTrouble trouble) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.info("No icon in the tray. {}", trouble.sentence());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private TrayState show(Board board) {
        TrayState state = TrayState.of(board, me);
        item.show(state, texts.say(state.words()));
        return state;
    }

    private DBusConnection offer(DBusConnection bus) throws Exception {
        bus.exportObject(item);
        bus.exportObject(menu);
        bus.addSigHandler(DBus.NameOwnerChanged.class, changed -> {
            if (changed.name.equals(TrayBus.WATCHER) && !changed.newOwner.isEmpty()) {
                // The bus's own thread must stay free for the answer.
                Thread.ofVirtual().name("tray comes").start(() -> register(bus));
            }
        });
        register(bus);
        return bus;
    }

    private static void register(DBusConnection bus) {
        try {
            bus.getRemoteObject(TrayBus.WATCHER, TrayBus.WATCHER_PATH, TrayBus.Watcher.class)
                    .RegisterStatusNotifierItem(bus.getUniqueName());
        } catch (Exception none) {
            LOG.info("This desktop has no tray now; the window stays.");
        }
    }

    private static DBusConnection changed(DBusConnection bus) throws Exception {
        bus.sendMessage(new TrayBus.Item.NewIcon(TrayBus.ITEM_PATH));
        bus.sendMessage(new TrayBus.Item.NewToolTip(TrayBus.ITEM_PATH));
        return bus;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
