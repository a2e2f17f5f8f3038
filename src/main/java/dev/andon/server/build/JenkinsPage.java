package dev.andon.server.build;

import dev.andon.server.http.Http;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of Jenkins or Hudson that people paste: the start page, a view, a folder, a job, a build, a page of
/// Blue Ocean.
///
/// @param uri the root, view, folder or job that page belongs to; the API is at `api/json` below it
/// @param prefix the path of the root page, without a slash at its end
record JenkinsPage(URI uri, String prefix) {
    /// The root, then folders, jobs and views; what follows them is a build's number, `configure`, `console`.
    private static final Pattern JOB_OR_VIEW =
            Pattern.compile("(.*?)((?:/user/[^/]+/my-views|/me/my-views)?(?:/(?:job|view)/[^/]+)+)(?:/.*)?");

    private static final Pattern BLUE_OCEAN =
            Pattern.compile("(.*?)/blue/organizations/[^/]+/([^/]+)(?:/detail/([^/]+))?(?:/.*)?");
    private static final Pattern API = Pattern.compile("(?:/(?:api(?:/[a-z]+)?|cc\\.xml))?/*$");

    static JenkinsPage of(URI pasted) {
        String path = API.matcher(rawPath(pasted)).replaceFirst("");
        Matcher blue = BLUE_OCEAN.matcher(path);
        path = blue.matches() ? classic(blue) : path;
        Matcher job = JOB_OR_VIEW.matcher(path);
        boolean belowRoot = job.matches();
        String prefix = belowRoot ? job.group(1) : path;
        String page = belowRoot ? prefix + job.group(2) : path;
        return new JenkinsPage(URI.create(pasted.getScheme() + "://" + pasted.getRawAuthority() + page), prefix);
    }

    private static String rawPath(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }

    /// Whether nothing but Jenkins has such an address.
    static boolean isBlueOcean(URI pasted) {
        return rawPath(pasted).contains("/blue/organizations/");
    }

    /// `/blue/organizations/jenkins/shop%2Fcart/detail/main/7` is `/job/shop/job/cart/job/main`.
    private static String classic(Matcher blue) {
        var path = new StringBuilder(blue.group(1));
        if (!blue.group(2).equals("pipelines")) {
            for (String name : blue.group(2).split("%2[Ff]")) {
                path.append("/job/").append(name);
            }
            String branch = blue.group(3);
            // A plain job's own name stands where a branch would.
            if (branch != null && !path.toString().endsWith("/" + branch)) {
                path.append("/job/").append(branch.replace("%", "%25"));
            }
        }
        return path.toString();
    }

    /// The path of an address that the server gave, below the root that we were given: the server may believe
    /// itself to be somewhere else. Empty when it is no job's.
    ///
    /// @see Http#askAddress
    String path(String address) {
        int job = address.indexOf("/job/");
        if (job < 0) {
            return "";
        }
        return prefix + address.substring(job) + (address.endsWith("/") ? "" : "/");
    }

    /// A name as people write it: names of branches stand percent-encoded in names of jobs.
    static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
