package dev.andon.server.gate;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Finds in the addresses that people paste where the server itself is. Pure.
final class Addresses {
    private Addresses() {}

    /// The address up to the first step that is a page of the server, with a slash at its end. A path prefix
    /// before it is kept; query and fragment are not.
    ///
    /// @param pages how the paths of its pages begin; upper and lower case are the same
    static URI root(URI page, String... pages) {
        List<String> prefix = steps(page).stream()
                .takeWhile(step -> Arrays.stream(pages).noneMatch(decoded(step)::equalsIgnoreCase))
                .toList();
        return URI.create(page.getScheme() + "://" + page.getRawAuthority() + "/"
                + prefix.stream().map(step -> step + "/").collect(Collectors.joining()));
    }

    /// The steps of its path as they are written.
    static List<String> steps(URI page) {
        String path = page.getRawPath() == null ? "" : page.getRawPath();
        return Arrays.stream(path.split("/")).filter(step -> !step.isEmpty()).toList();
    }

    /// A name as one step of a path: a slash in it is none of the path's.
    static String step(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A name whose slashes are those of the path.
    static String path(String name) {
        return Arrays.stream(name.split("/"))
                .filter(step -> !step.isEmpty())
                .map(Addresses::step)
                .collect(Collectors.joining("/"));
    }

    static String decoded(String step) {
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return step;
        }
    }
}
