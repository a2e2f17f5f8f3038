package dev.andon.server.build;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Which repositories of a forge (GitHub, Gitea) an address means. People paste what the browser shows: the page
/// of a repository or of one of its tabs, or the page of an owner; an address of the API will do as well.
///
/// @param root the forge itself, with its path prefix and without a slash at the end
/// @param owner user or organisation, as an address writes it; empty when the address names none
/// @param repositories their names without the owner; empty means all that the owner has
record ForgeAddress(String root, String owner, List<String> repositories) {
    private static final Set<String> TABS = Set.of(
            "actions",
            "blob",
            "branches",
            "commit",
            "commits",
            "issues",
            "packages",
            "projects",
            "pull",
            "pulls",
            "releases",
            "security",
            "settings",
            "src",
            "tree",
            "wiki");
    private static final Set<String> OWNER_FOLLOWS = Set.of("orgs", "org", "users");

    /// @param repositories names with commas between them, from the settings; the address then ends with the
    ///     owner
    static ForgeAddress of(URI page, String repositories) {
        List<String> listed = Arrays.stream(repositories.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        String path = page.getRawPath() == null ? "" : page.getRawPath();
        List<String> steps =
                Arrays.stream(path.split("/")).filter(step -> !step.isEmpty()).toList();
        int named = named(steps, listed);
        String root = page.getScheme() + "://" + page.getRawAuthority() + prefix(steps, named);
        List<String> rest = steps.subList(named, steps.size());
        if (rest.isEmpty()) {
            return new ForgeAddress(root, "", listed);
        }
        boolean alone = listed.isEmpty() && rest.size() > 1 && !isOwnersPage(steps, named);
        return new ForgeAddress(
                root, rest.getFirst(), alone ? List.of(rest.get(1).replaceFirst("\\.git$", "")) : listed);
    }

    /// Where in the path the owner stands.
    private static int named(List<String> steps, List<String> listed) {
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (steps.get(i).equals("api") && steps.get(i + 1).matches("v\\d")) {
                boolean worded = i + 2 < steps.size()
                        && (steps.get(i + 2).equals("repos") || OWNER_FOLLOWS.contains(steps.get(i + 2)));
                return i + (worded ? 3 : 2);
            }
            if (OWNER_FOLLOWS.contains(steps.get(i))) {
                return i + 1;
            }
        }
        int end = steps.size();
        for (int i = steps.size() - 1; i >= 2; i--) {
            end = TABS.contains(steps.get(i)) ? i : end;
        }
        return Math.max(0, end - (listed.isEmpty() || end < steps.size() ? 2 : 1));
    }

    private static boolean isOwnersPage(List<String> steps, int named) {
        return named > 0 && OWNER_FOLLOWS.contains(steps.get(named - 1));
    }

    /// What stands before the owner, without the words that only lead there.
    private static String prefix(List<String> steps, int named) {
        StringBuilder prefix = new StringBuilder();
        for (String step : steps.subList(0, named)) {
            if (step.equals("api") || OWNER_FOLLOWS.contains(step)) {
                break;
            }
            prefix.append('/').append(step);
        }
        return prefix.toString();
    }
}
