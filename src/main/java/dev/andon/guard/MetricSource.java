package dev.andon.guard;

import dev.andon.source.ServerFault;

/// A server that keeps numbers. Implementations are safe for use by several threads and keep nothing of an answer
/// that a later one could show.
@FunctionalInterface
public interface MetricSource {
    /// Reads one expression, once.
    ///
    /// The series has exactly the buckets of the inquiry. Each holds what the expression gives for it, in the
    /// expression's own unit: for a [Metric.Kind#COUNT] the events inside the bucket, so the expression must
    /// count over one step (`sum(increase(orders_total[${step}]))`), and neither since the server's start nor for
    /// each second; for a [Metric.Kind#GAUGE] the level of the bucket. What the server does not have, or has as
    /// null, not-a-number or infinite, is missing: NaN, and never zero.
    ///
    /// No number is made up and none is moved: values that stand beside the beginnings of buckets, two for one
    /// bucket, several series, and an answer of which the server says that it is not whole are faults. So is an
    /// answer without any series for the whole time, since a misspelt name looks just like that; a series that
    /// has no value in this time is all missing.
    ///
    /// @param inquiry what is asked; long ones are asked in several requests
    /// @return a series of the inquiry's buckets
    /// @throws ServerFault whatever went wrong, in a sentence that says what to do about it
    Series measure(Inquiry inquiry) throws ServerFault;
}
