package io.typogram.topology.tenants.boundary;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.tenants.control.TenantChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Hands out a tenant's archive, part by part, and writes down who wanted it.
@ApplicationScoped
class HandOutArchive {

    /// On one node. Each keeps a thread for as long as the client reads.
    static final int MAX_AT_ONCE = 2;

    static final int MAX_MEMBERS = 1000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Semaphore PLACES = new Semaphore(MAX_AT_ONCE);

    @Inject private Transactions transactions;
    @Inject private Tenants tenants;
    @Inject private TenantChanges changes;
    @Inject private TenantArchive archive;
    @Inject private Caller caller;

    /// The wish for a part, as it was sent.
    ///
    /// @param after the last member of the part before; left out for the first part
    /// @param members the most of them
    public record PartRequest(
            @Nullable String after,
            @Nullable Long members,
            @Nullable String by,
            @Nullable String reason) {

        static final PartRequest EMPTY = new PartRequest(null, null, null, null);
    }

    /// A part of all data of the tenant, as a ZIP.
    Response part(TenantId id, @Nullable PartRequest request) {
        PartRequest wish = Objects.requireNonNullElse(request, PartRequest.EMPTY);
        Reason reason = caller.reason(wish.by(), wish.reason());
        Optional<UserId> after =
                Optional.ofNullable(wish.after())
                        .filter(text -> !text.isEmpty())
                        .map(Inputs::userId);
        long members =
                Inputs.number(
                        "members",
                        Objects.requireNonNullElse(wish.members(), (long) MAX_MEMBERS),
                        1,
                        MAX_MEMBERS);
        if (!PLACES.tryAcquire()) {
            return Problems.answerRetryable(TopologyProblems.TOO_MANY_ARCHIVES, RETRY_AFTER);
        }
        boolean isNoted = false;
        try {
            isNoted = note(id, after, reason);
        } finally {
            if (!isNoted) {
                PLACES.release();
            }
        }
        return isNoted
                ? stream(new TenantArchive.Part(id, after, (int) members))
                : Problems.answer(TopologyProblems.TENANT_UNKNOWN);
    }

    /// Nothing is handed out before it is written down who wanted it.
    private boolean note(TenantId id, Optional<UserId> after, Reason reason) {
        return transactions.run(() -> {
            Optional<Tenant> known = tenants.find(id);
            if (known.isPresent()) {
                Tenant noted = known.get().withVersion(known.get().version() + 1);
                tenants.store(noted);
                changes.note(
                        noted,
                        reason,
                        after.map(user -> "its data was taken out, behind " + user)
                                .orElse("its data was taken out, from the beginning"));
            }
            return known.isPresent();
        });
    }

    private Response stream(TenantArchive.Part part) {
        StreamingOutput body =
                out -> {
                    try {
                        archive.write(part, out);
                    } finally {
                        PLACES.release();
                    }
                };
        return Response.ok(body)
                .type("application/zip")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
