package dev.andon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a server answers in one situation: a folder `<fixtures>/<name>/` with one file for each answer.
///
/// `<fixtures>/routes.csv` says which file answers what: a line `file,METHOD path-and-query-as-regex[,words in
/// the posted body]`, the first that fits and whose file the situation has counts. A file that the situation
/// lacks is taken from the folder `default`; if that lacks it too, the answer is 404.
///
/// @param name the folder's name
/// @param files what is answered, by file name
/// @param routes which file answers what
public record Scenario(String name, Map<String, String> files, List<Route> routes) {
    public record Route(String file, Pattern request, String posted) {}

    private static final Path RESOURCES = Path.of("src/test/resources");

    /// All situations of the fixtures beside a class, `default` and `words` left out.
    public static List<Scenario> all(Path fixtures) {
        try (Stream<Path> folders = Files.list(fixtures)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("default") && !name.equals("words"))
                    .sorted()
                    .map(name -> of(fixtures, name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Scenario of(Path fixtures, String name) {
        var files = new LinkedHashMap<String, String>();
        read(fixtures.resolve("default"), files);
        read(fixtures.resolve(name), files);
        return new Scenario(name, files, routes(fixtures.resolve("routes.csv")));
    }

    /// The folder of a kind of build server.
    public static Path fixtures(String kind) {
        return fixtures("build", kind);
    }

    /// The folder of a kind of server.
    ///
    /// @param room build, deploy
    public static Path fixtures(String room, String kind) {
        return RESOURCES.resolve("dev/andon/server").resolve(room).resolve(kind);
    }

    private static void read(Path folder, Map<String, String> files) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> some = Files.list(folder)) {
            for (Path file : some.filter(Files::isRegularFile).sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Route> routes(Path file) {
        try {
            List<Route> routes = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] cells = line.split(",", 3);
                    routes.add(new Route(
                            cells[0].strip(),
                            Pattern.compile(cells[1].strip()),
                            cells.length > 2 ? cells[2].strip() : ""));
                }
            }
            return routes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same situation with every answer changed.
    public Scenario with(UnaryOperator<String> change) {
        var changed = new LinkedHashMap<String, String>();
        files.forEach((file, text) -> changed.put(file, isAnswer(file) ? change.apply(text) : text));
        return new Scenario(name, changed, routes);
    }

    /// The same situation with one answer replaced.
    public Scenario with(String file, String text) {
        var changed = new LinkedHashMap<>(files);
        changed.put(file, text);
        return new Scenario(name, changed, routes);
    }

    /// The files that are answers, not expectations.
    public List<String> answers() {
        return files.keySet().stream().filter(Scenario::isAnswer).toList();
    }

    private static boolean isAnswer(String file) {
        return !file.equals("expected.txt") && !file.equals("examined.txt") && !file.equals("requests.txt");
    }

    /// What is expected of this situation, or empty when nobody wrote it yet.
    public Optional<String> expected() {
        return Optional.ofNullable(files.get("expected.txt"));
    }

    /// The answer to a request, if there is one.
    ///
    /// @param request method, space, path and query, such as `GET /api/json?tree=x`
    /// @param posted the posted body, or empty
    public Optional<String> answer(String request, String posted) {
        return routes.stream()
                .filter(route -> route.request().matcher(request).matches() && posted.contains(route.posted()))
                .filter(route -> files.containsKey(route.file()))
                .findFirst()
                .map(route -> files.get(route.file()));
    }
}
