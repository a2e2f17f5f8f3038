package dev.andon.server.deploy;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Steps of addresses: of those that people paste, and of those that are asked. Pure.
final class Paths {
    private Paths() {}

    /// A name as one step of a path: a slash in it is none of the path's.
    static String step(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A name whose slashes are those of the path.
    static String path(String name) {
        return Arrays.stream(name.split("/"))
                .filter(step -> !step.isEmpty())
                .map(Paths::step)
                .collect(Collectors.joining("/"));
    }

    /// The steps of an address's path, as people read them.
    static List<String> steps(URI page) {
        String path = page.getRawPath() == null ? "" : page.getRawPath();
        return Arrays.stream(path.split("/"))
                .filter(step -> !step.isEmpty())
                .map(Paths::decoded)
                .toList();
    }

    /// The address up to the first step that is a page of the server, with a slash at its end. A path prefix
    /// before it is kept; query and fragment are not.
    ///
    /// @param pages how the paths of its pages begin; upper and lower case are the same
    static URI root(URI page, String... pages) {
        String prefix = steps(page).stream()
                .takeWhile(step -> Arrays.stream(pages).noneMatch(step::equalsIgnoreCase))
                .map(step -> step(step) + "/")
                .collect(Collectors.joining());
        return URI.create(page.getScheme() + "://" + page.getRawAuthority() + "/" + prefix);
    }

    /// The last step of a name; the whole name where others end so as well.
    static String brief(String name, List<String> all) {
        return all.stream()
                                .filter(other -> last(other).equals(last(name)))
                                .distinct()
                                .count()
                        > 1
                ? name
                : last(name);
    }

    static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String decoded(String step) {
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return step;
        }
    }
}
