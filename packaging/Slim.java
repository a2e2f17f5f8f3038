import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies jars without what this machine cannot use, and uncompressed: the package is compressed as a whole,
/// which makes it smaller, and a start unpacks nothing. Native libraries that are used are laid beside the jars,
/// from where they are loaded; else each user would get a copy of them. The same jars give the same bytes.
///
/// `java Slim.java FROM TO SECONDS OS ARCH`, with the names that sqlite-jdbc has for a system, as in `Linux
/// x86_64`.
final class Slim {
    private static final Pattern UNUSED = Pattern.compile(String.join(
            "|",
            "META-INF/(maven|native-image)/.*",
            "META-INF/versions/.*/nativeimage/.*",
            "atlantafx/base/theme/(nord|dracula|cupertino)-.*",
            "com/sun/javafx/scene/control/skin/caspian/.*",
            "org/apache/fontbox/cmap/(?!Identity|Adobe-Identity).*",
            "org/postgresql/translation/messages_(?!de).*",
            "assets/org/hipparchus/random/.*",
            "org/hipparchus/(complex|dfp|fraction|linear|special/elliptic)/.*",
            "org/hipparchus/analysis/(differentiation|function|integration|interpolation|polynomials)/.*",
            "org/controlsfx/control/worldmap.*"));
    private static final String SQLITE = "org/sqlite/native/";
    private static final Pattern LIBRARY = Pattern.compile("([^/]+\\.(so|dylib|dll))");

    private final Path to;
    private final LocalDateTime time;
    private final String ownSqlite;
    private final boolean beside;

    private Slim(Path to, long seconds, String system) {
        this.to = to;
        this.time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        this.ownSqlite = SQLITE + system + "/";
        this.beside = system.startsWith("Linux/");
    }

    public static void main(String[] arguments) throws IOException {
        Path to = Files.createDirectories(Path.of(arguments[1]));
        var slim = new Slim(to, Long.parseLong(arguments[2]), arguments[3] + "/" + arguments[4]);
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                slim.copy(jar);
            }
        }
    }

    private void copy(Path jar) throws IOException {
        try (var in = new ZipFile(jar.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to.resolve(jar.getFileName())))) {
            List<? extends ZipEntry> entries = Collections.list(in.entries());
            for (ZipEntry entry : entries) {
                try (InputStream bytes = in.getInputStream(entry)) {
                    copy(entry.getName(), bytes.readAllBytes(), out);
                }
            }
        }
    }

    private void copy(String name, byte[] bytes, ZipOutputStream out) throws IOException {
        var library = LIBRARY.matcher(name);
        boolean own = name.startsWith(ownSqlite) && !name.endsWith("/");
        if (beside && (own || library.matches())) {
            Files.write(to.resolve(name.substring(name.lastIndexOf('/') + 1)), bytes);
        } else if (own || !name.startsWith(SQLITE) && !UNUSED.matcher(name).matches()) {
            var entry = new ZipEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setTimeLocal(time);
            var sum = new CRC32();
            sum.update(bytes);
            entry.setCrc(sum.getValue());
            out.putNextEntry(entry);
            out.write(bytes);
            out.closeEntry();
        }
    }
}
