package dev.andon.cli;

import picocli.CommandLine.IVersionProvider;

/// What `andon --version` says.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"andon " + (version == null ? "(from sources)" : version) + ", Java " + Runtime.version()};
    }
}
