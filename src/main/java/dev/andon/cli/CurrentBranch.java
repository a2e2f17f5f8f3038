package dev.andon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Which branch is meant when nobody says so.
final class CurrentBranch {
    /// Where build servers say it: GitHub (pull request, then branch), GitLab, Jenkins, Buildkite, Azure DevOps,
    /// Woodpecker, Drone.
    private static final List<String> VARIABLES = List.of(
            "GITHUB_HEAD_REF",
            "GITHUB_REF_NAME",
            "CI_COMMIT_REF_NAME",
            "CHANGE_BRANCH",
            "BRANCH_NAME",
            "BUILDKITE_BRANCH",
            "BUILD_SOURCEBRANCHNAME",
            "CI_COMMIT_BRANCH",
            "DRONE_BRANCH");
    private static final String HEAD = "ref: refs/heads/";

    private CurrentBranch() {}

    /// @return empty when nothing tells
    static String of(Map<String, String> environment, Path here) {
        for (String variable : VARIABLES) {
            String branch = environment.getOrDefault(variable, "");
            if (!branch.isBlank()) {
                return branch.strip();
            }
        }
        for (Path folder = here.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path head = folder.resolve(".git").resolve("HEAD");
            if (Files.isRegularFile(head)) {
                return checkedOut(head);
            }
        }
        return "";
    }

    private static String checkedOut(Path head) {
        try {
            String text = Files.readString(head).strip();
            return text.startsWith(HEAD) ? text.substring(HEAD.length()) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
