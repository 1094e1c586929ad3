package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import io.typogram.edge.limiting.Caller;
import io.typogram.edge.limiting.ClientAddress;
import io.typogram.edge.limiting.RateLimits;
import io.typogram.edge.limiting.RouteClass;
import io.typogram.edge.limiting.Verdict;
import io.typogram.edge.limiting.Vouched;
import io.typogram.kernel.callers.Standing;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Decides whether a request may pass, and remembers what cells say about who sends them.
public final class Admission {

    private static final AsciiString STANDING = HeaderName.of(Standing.HEADER);
    private static final int REMEMBERED = 1 << 12;

    /// Longer ones are taken anew each time, so that nobody fills the memory with made-up ones.
    private static final int LONGEST_REMEMBERED = 2 * 1024;

    private final RateLimits limits;
    private final Vouched vouched;

    /// The fingerprints taken lately, by the hash of their text. A client sends the same credential
    /// with every request, and comparing is much cheaper than taking it again.
    private final AtomicReferenceArray<@Nullable Taken> taken =
            new AtomicReferenceArray<>(REMEMBERED);

    private record Taken(String authorization, OptionalLong fingerprint) {}

    public Admission(RateLimits limits, Vouched vouched) {
        this.limits = limits;
        this.vouched = vouched;
    }

    /// What the credential of a request is known by.
    ///
    /// @param authorization the value of the header, if there is one
    OptionalLong credential(Optional<String> authorization) {
        return authorization.isPresent() ? fingerprint(authorization.get()) : OptionalLong.empty();
    }

    private OptionalLong fingerprint(String authorization) {
        int slot = authorization.hashCode() & (REMEMBERED - 1);
        Taken last = taken.get(slot);
        if (last != null && last.authorization().equals(authorization)) {
            return last.fingerprint();
        }
        OptionalLong fingerprint = OptionalLong.of(vouched.fingerprint(authorization));
        if (authorization.length() <= LONGEST_REMEMBERED) {
            taken.set(slot, new Taken(authorization, fingerprint));
        }
        return fingerprint;
    }

    Verdict decide(
            ClientAddress address, OptionalLong credential, RouteClass routeClass, long nowNanos) {
        Caller caller =
                credential.isPresent()
                        ? new Caller(address, vouched.find(credential.getAsLong(), nowNanos))
                        : Caller.guest(address);
        return limits.decide(caller, routeClass, nowNanos);
    }

    /// Learns from a cell's answer, and takes off what is not for the client.
    void learn(OptionalLong credential, HttpResponseStatus status, HttpHeaders headers, long now) {
        String standing = headers.get(STANDING);
        if (standing != null) {
            headers.remove(STANDING);
        }
        if (credential.isEmpty()) {
            return;
        }
        if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
            vouched.withdraw(credential.getAsLong());
        } else if (standing != null) {
            Standing.parse(standing)
                    .ifPresent(said -> vouched.vouch(credential.getAsLong(), said, now));
        }
    }
}
