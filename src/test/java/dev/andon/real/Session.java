package dev.andon.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Somebody's session on a bare Debian: the user's own systemd with its bus, as a log-in starts it, and what is
/// run in it. Its processes and control groups are apart from this machine's, and end with it.
final class Session implements AutoCloseable {
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final String MANAGER = "/usr/lib/systemd/systemd";

    /// `$1` is the root, `$2` the user, `$3` what runs as the first process. An own control group is made before
    /// it becomes the topmost one that is seen from inside, and taken away when all that was in it has ended.
    private static final String OUTSIDE = """
            groups=$1/run/groups
            mount --rbind /dev "$1/dev" && mount -t tmpfs none "$1/run" && mount -t tmpfs none "$1/sys" &&
                mkdir -p "$groups" "$1/run/systemd/system" "$1/run/user" "$1/sys/fs/cgroup" && mount -t cgroup2 none "$groups" || exit 1
            own=$groups/andon-$$
            mkdir "$own" || exit 1
            sh -c 'echo $$ >"$1/cgroup.procs" && shift && exec "$@"' sh "$own" \\
                unshare --cgroup --pid --fork --kill-child sh -c "$3" sh "$1" "$2" &
            trap 'kill -KILL $(cat /proc/$!/task/$!/children)' TERM
            wait
            wait
            find "$own" -depth -type d -exec rmdir {} +
            """;

    private static final String INSIDE = """
            mount -t proc proc "$1/proc" && mount -t cgroup2 none "$1/sys/fs/cgroup" || exit 1
            id=$(/usr/sbin/chroot "$1" id -u "$2")
            mkdir -m 700 "$1/run/user/$id" && chown -R "$id:$id" "$1/run/user/$id" "$1/sys/fs/cgroup"
            /usr/sbin/chroot --userspec="$2" "$1" env -i HOME="/home/$2" USER="$2" SHELL=/bin/sh LANG=C.UTF-8 PATH=/usr/bin:/bin \\
                XDG_RUNTIME_DIR="/run/user/$id" %s --user &
            wait
            """.formatted(MANAGER);

    private final Path root;
    private final String user;
    private final Path folder;
    private final String display;
    private final Program whole;
    private final List<Program> started = new ArrayList<>();
    private String manager = "";

    /// @param folder for what the programs say
    /// @param display the screen
    Session(Path root, String user, Path folder, String display) {
        this.root = root;
        this.user = user;
        this.folder = folder;
        this.display = display;
        whole = Program.start(
                "session",
                folder,
                Map.of(),
                List.of(
                        "unshare",
                        "--mount",
                        "--propagation",
                        "private",
                        "sh",
                        "-c",
                        OUTSIDE,
                        "sh",
                        root.toString(),
                        user,
                        INSIDE));
        try {
            whole.until("its service manager is there", STARTING, this::isManaged);
            started.add(start(
                    "desktop", "sh", "-c", "dbus-update-activation-environment --systemd --all; exec xfce4-session"));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private boolean isManaged() {
        manager = whole.descendant(root + MANAGER)
                .map(process -> String.valueOf(process.pid()))
                .orElse("");
        return !manager.isEmpty()
                && run("systemctl", "--user", "is-active", "basic.target").status() == 0;
    }

    /// Runs a command to its end.
    Ended run(String... command) {
        return Ended.of(folder, Map.of(), inside(command));
    }

    private Program start(String name, String... command) {
        return Program.start(name, folder, Map.of(), inside(command));
    }

    /// Waits for something as long as the session lasts.
    void until(String what, Duration atMost, Callable<Boolean> isSo) {
        whole.until(what, atMost, isSo);
    }

    /// Moves the pointer there, and does what else is said to `xdotool`.
    void point(int x, int y, String... more) {
        List<String> command = new ArrayList<>(List.of("xdotool", "mousemove", String.valueOf(x), String.valueOf(y)));
        command.addAll(List.of(more));
        run(command.toArray(String[]::new)).well();
    }

    /// The windows of Andon that are on the screen.
    long windows() {
        return run("xdotool", "search", "--onlyvisible", "--class", "dev.andon.app.FxApplication")
                .output()
                .lines()
                .filter(line -> line.matches("\\d+"))
                .count();
    }

    /// The processes of Andon.
    long andons() {
        return run("pgrep", "--full", "dev[.]andon[.]cli[.]Main")
                .output()
                .lines()
                .count();
    }

    private List<String> inside(String... command) {
        String runtime = "/run/user/" + uid();
        List<String> whole = new ArrayList<>(List.of(
                "nsenter",
                "--target",
                manager,
                "--mount",
                "--pid",
                "--cgroup",
                "/usr/sbin/chroot",
                "--userspec=" + user,
                root.toString(),
                "env",
                "PATH=/usr/local/bin:/usr/bin:/bin",
                "HOME=/home/" + user,
                "USER=" + user,
                "NO_AT_BRIDGE=1",
                "DISPLAY=" + display,
                "XDG_RUNTIME_DIR=" + runtime,
                "DBUS_SESSION_BUS_ADDRESS=unix:path=" + runtime + "/bus"));
        whole.addAll(List.of(command));
        return whole;
    }

    private String uid() {
        try {
            return String.valueOf(Files.getAttribute(root.resolve("home").resolve(user), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        whole.close();
        started.forEach(Program::close);
    }
}
