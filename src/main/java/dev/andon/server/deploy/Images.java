package dev.andon.server.deploy;

/// Names of container images.
final class Images {
    private static final int SHORT = 12;

    private Images() {}

    /// What people call it: the tag; `latest` says nothing, so with the beginning of the image's digest.
    static String version(String image) {
        String[] parts = image.split("@sha256:", 2);
        String tag = parts[0].substring(parts[0].lastIndexOf('/') + 1);
        String name = tag.contains(":") ? tag.substring(tag.indexOf(':') + 1) : "latest";
        return name.equals("latest") && parts.length > 1
                ? name + " " + parts[1].substring(0, Math.min(SHORT, parts[1].length()))
                : name;
    }
}
