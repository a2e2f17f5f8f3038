package dev.andon.server.build;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where the pipelines of an Azure DevOps address are. Pure.
///
/// @param organisation the organisation, or the collection of a server of one's own
/// @param projects names of projects in it; empty means all
record AzurePlace(URI organisation, List<String> projects) {
    private static final String SERVICES = "dev.azure.com";
    private static final String SERVICES_ONCE = ".visualstudio.com";

    /// Understands what people paste: the page of a project or of one of its pipelines, or of an organisation. On
    /// a server of one's own nothing tells a collection from a project, so there the last part is the project
    /// unless the settings name projects.
    ///
    /// @param option the names of projects in the settings, with commas, or empty
    static AzurePlace of(URI url, String option) {
        List<String> path = path(url);
        int root = root(url, path, !option.isBlank());
        var organisation = URI.create(
                url.getScheme() + "://" + url.getRawAuthority() + "/" + String.join("/", path.subList(0, root)));
        if (!option.isBlank()) {
            return new AzurePlace(organisation, names(option));
        }
        return new AzurePlace(organisation, path.size() > root ? List.of(decoded(path.get(root))) : List.of());
    }

    static boolean isServices(URI url) {
        String host = host(url);
        return host.equals(SERVICES) || host.endsWith(SERVICES_ONCE);
    }

    /// The way from a page of a project up to the project: `../` for `_build`.
    static String upToProject(URI url) {
        return "../".repeat(parts(url).size() - path(url).size());
    }

    /// The path down to the project: pages below it begin with an underscore, such as `_build`.
    private static List<String> path(URI url) {
        return parts(url).stream().takeWhile(part -> !part.startsWith("_")).toList();
    }

    private static List<String> parts(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    private static int root(URI url, List<String> path, boolean namesProjects) {
        if (host(url).equals(SERVICES)) {
            return Math.min(1, path.size());
        }
        if (host(url).endsWith(SERVICES_ONCE)) {
            return !path.isEmpty() && path.getFirst().equalsIgnoreCase("DefaultCollection") ? 1 : 0;
        }
        return namesProjects || path.isEmpty() ? path.size() : path.size() - 1;
    }

    private static List<String> names(String option) {
        return Arrays.stream(option.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String host(URI url) {
        return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
