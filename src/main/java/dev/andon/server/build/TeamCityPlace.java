package dev.andon.server.build;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a TeamCity is and what of it is wanted, from an address that people paste. Pure.
///
/// @param root the server's own address, with its path prefix
/// @param project the id of the project, or empty
/// @param configuration the id of the build configuration, or empty
record TeamCityPlace(URI root, String project, String configuration) {
    private static final Pattern PAGE = Pattern.compile(
            "(?<prefix>.*?)/(?:(?<kind>project|buildConfiguration)/(?<id>[\\w.-]+)(?:/.*)?|[\\w-]+\\.html"
                    + "|(?:app|httpAuth|guestAuth|favorite|projects|queue|agents|changes|build|login)(?:/.*)?)");
    private static final Pattern QUERY = Pattern.compile("(?:.*&)?(?<kind>projectId|buildTypeId)=(?<id>[\\w.-]+).*");

    static TeamCityPlace of(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        Matcher page = PAGE.matcher(path);
        if (!page.matches()) {
            return new TeamCityPlace(root(url, path), "", "");
        }
        URI root = root(url, page.group("prefix"));
        if (page.group("id") != null) {
            return of(root, page.group("kind").equals("project"), page.group("id"));
        }
        Matcher query = QUERY.matcher(url.getRawQuery() == null ? "" : url.getRawQuery());
        return query.matches()
                ? of(root, query.group("kind").equals("projectId"), query.group("id"))
                : new TeamCityPlace(root, "", "");
    }

    private static TeamCityPlace of(URI root, boolean project, String id) {
        return project ? new TeamCityPlace(root, id, "") : new TeamCityPlace(root, "", id);
    }

    private static URI root(URI url, String prefix) {
        String path = prefix.replaceAll("/+$", "");
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + path + "/");
    }

    /// Locators: which configurations, which builds and what of the queue.
    String configurations() {
        return configuration.isEmpty() ? inProject() + ",paused:any" : "id:" + configuration;
    }

    String builds() {
        return configuration.isEmpty() ? inProject() : "buildType:(id:" + configuration + ")";
    }

    String queue() {
        return configuration.isEmpty() ? "buildType:(" + inProject() + ")" : builds();
    }

    private String inProject() {
        return "affectedProject:(id:" + (project.isEmpty() ? "_Root" : project) + ")";
    }
}
