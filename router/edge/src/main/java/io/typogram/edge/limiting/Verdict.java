package io.typogram.edge.limiting;

/// What is decided about a request.
public sealed interface Verdict {

    /// Of the tightest of the buckets that apply.
    Allowance allowance();

    record Allowed(Allowance allowance) implements Verdict {}

    /// The answer is 429 `rate-limited`.
    ///
    /// @param by whose bucket is empty
    record Refused(Allowance allowance, Subject by) implements Verdict {

        /// The value of `Retry-After`: when the request would be let through if nothing else came.
        public long retryAfterSeconds() {
            return allowance.resetSeconds();
        }
    }
}
