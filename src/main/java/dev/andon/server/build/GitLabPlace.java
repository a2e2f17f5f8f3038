package dev.andon.server.build;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Where a GitLab may be, and what of it is wanted. Pure.
///
/// @param root the address below which its interfaces are, with the path prefix of a GitLab that has one
/// @param entries full paths of projects and groups
record GitLabPlace(URI root, List<String> entries) {
    /// Reads an address that people paste. `https://host/a/b/c` may be the group `a/b/c` or, on a GitLab below
    /// the prefix `/a`, the group `b/c`: the likelier reading comes first. With listed entries the address is the
    /// root.
    static List<GitLabPlace> all(URI url, List<String> listed) {
        String path = path(url);
        if (!listed.isEmpty()) {
            return List.of(new GitLabPlace(root(url, path), listed));
        }
        List<GitLabPlace> places = new ArrayList<>();
        String prefix = "";
        String rest = path;
        while (!rest.isEmpty()) {
            places.add(new GitLabPlace(root(url, prefix), List.of(rest)));
            int slash = rest.indexOf('/');
            prefix = prefix + "/" + (slash < 0 ? rest : rest.substring(0, slash));
            rest = slash < 0 ? "" : rest.substring(slash + 1);
        }
        return places;
    }

    /// Everything behind `/-/` is a page of the project or group, and so is the old `/groups/` before a group.
    private static String path(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        int pages = (path + "/").indexOf("/-/");
        String named = pages < 0 ? path : path.substring(0, pages);
        return named.replaceAll("/{2,}", "/")
                .replaceAll("^/+|/+$", "")
                .replaceFirst("^groups/", "")
                .replaceFirst("\\.git$", "");
    }

    private static URI root(URI url, String path) {
        String text = path.isEmpty() || path.startsWith("/") ? path : "/" + path;
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + text + "/");
    }
}
