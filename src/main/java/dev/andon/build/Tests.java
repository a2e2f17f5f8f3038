package dev.andon.build;

import dev.andon.source.ServerFault;

/// A build server that knows which tests failed. Only reads. Safe for use by several threads. Blocks on I/O, and
/// is asked beside looks, when somebody wants to know.
public interface Tests {
    /// @param pipeline as the last look saw it
    /// @param build one of its builds that has ended, as a look or [History] told it
    /// @return [TestReport#NONE] for a build that published no tests
    TestReport tests(Pipeline pipeline, Build build) throws ServerFault;
}
