package dev.andon.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The root of a Debian 12 with nothing in it that Debian does not need, made by debootstrap from where this
/// machine takes its own packages. Programs run in it in a mount namespace of their own, so that nothing stays
/// mounted whatever ends them; they share this machine's network, and its screens by their abstract sockets.
final class BareDebian {
    private static final Pattern MIRROR =
            Pattern.compile("(?:^URIs: *|^deb +(?:\\[.*\\] +)?)(https?://\\S*debian/?)(?= |$)");
    private static final String USER = "ann";

    /// `$1` is the root, `$2` who runs it, and what is run follows.
    private static final String IN_ROOT = """
            root=$1; who=$2; shift 2
            mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev" && exec /usr/sbin/chroot --userspec="$who" "$root" "$@"
            """;

    private final Path root;

    private BareDebian(Path root) {
        this.root = root;
    }

    /// A fresh one. What debootstrap made is kept in a folder, and made only once.
    ///
    /// @param kept where it is kept
    static BareDebian in(Path folder, Path kept) throws IOException {
        if (!Files.exists(kept)) {
            Path part = Files.createTempDirectory(Files.createDirectories(kept.getParent()), "debian");
            Ended.of(
                            part,
                            Map.of("DEBIAN_FRONTEND", "noninteractive", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
                            List.of(
                                    "/usr/sbin/debootstrap",
                                    "--variant=minbase",
                                    "bookworm",
                                    part.toString(),
                                    mirror()))
                    .well();
            Files.move(part, kept);
        }
        Path root = folder.resolve("root");
        Ended.of(folder, Map.of(), List.of("cp", "-a", kept.toString(), root.toString()))
                .well();
        Files.copy(Path.of("/etc/resolv.conf"), root.resolve("etc/resolv.conf"), StandardCopyOption.REPLACE_EXISTING);
        // A temporary folder is open to its owner alone, and everybody has to pass a root.
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        var bare = new BareDebian(root);
        bare.run("useradd", "--create-home", "--shell", "/bin/bash", USER).well();
        bare.run("apt-get", "update", "-q").well();
        return bare;
    }

    /// Where this machine takes Debian's packages from.
    private static String mirror() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("/etc/apt/sources.list")));
        try (Stream<Path> more = Files.list(Path.of("/etc/apt/sources.list.d"))) {
            more.forEach(files::add);
        }
        for (Path file : files.stream().filter(Files::exists).toList()) {
            for (String line : Files.readAllLines(file)) {
                Matcher found = MIRROR.matcher(line);
                if (found.find()) {
                    return found.group(1);
                }
            }
        }
        return "http://deb.debian.org/debian";
    }

    /// A path of that system, seen from here.
    Path path(String inside) {
        return root.resolve(inside.substring(1));
    }

    Path home() {
        return path("/home/" + USER);
    }

    /// Runs a command to its end as root.
    Ended run(String... command) {
        return Ended.of(root, environment(Map.of("HOME", "/root")), inside("root", command));
    }

    /// Runs a command to its end as somebody who works there.
    Ended runAsUser(String... command) {
        return Ended.of(root, environment(Map.of("HOME", "/home/" + USER)), inside(USER, command));
    }

    /// Starts a program as somebody who works there.
    Program start(String name, Path folder, Map<String, String> desktop, String... command) {
        var environment = environment(Map.of("HOME", "/home/" + USER));
        environment.put("DISPLAY", desktop.getOrDefault("DISPLAY", ""));
        environment.put("NO_AT_BRIDGE", "1");
        return Program.start(name, folder, environment, inside(USER, command));
    }

    /// What a log-in of that somebody brings.
    Session session(Path folder, Map<String, String> desktop) {
        return new Session(root, USER, folder, desktop.getOrDefault("DISPLAY", ""));
    }

    private static Map<String, String> environment(Map<String, String> more) {
        var environment = new TreeMap<>(more);
        environment.put("DEBIAN_FRONTEND", "noninteractive");
        return environment;
    }

    private List<String> inside(String who, String... command) {
        List<String> whole = new ArrayList<>(List.of(
                "unshare", "--mount", "--propagation", "private", "sh", "-c", IN_ROOT, "sh", root.toString(), who));
        whole.addAll(List.of("env", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
        whole.addAll(List.of(command));
        return whole;
    }

    /// Installs a package file with what it depends on, as somebody does who downloaded it.
    void install(Path deb) throws IOException {
        Path there = path("/tmp/" + deb.getFileName());
        Files.copy(deb, there, StandardCopyOption.REPLACE_EXISTING);
        run("apt-get", "install", "-y", "-q", "/tmp/" + deb.getFileName()).well();
        Files.delete(there);
    }

    /// What of a system's folders carries a name; nothing of anybody's home.
    List<String> named(String part) {
        String search =
                "find / -xdev \\( -path /proc -o -path /home -o -path /var/log -o -path /var/lib/apt -o -path /dev -o -path /tmp \\) -prune"
                        + " -o -iname '*" + part + "*' -print";
        return run("sh", "-c", search).well().output().lines().sorted().toList();
    }
}
