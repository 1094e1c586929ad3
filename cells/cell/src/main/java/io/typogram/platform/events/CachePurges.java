package io.typogram.platform.events;

import io.typogram.kernel.caching.TagsPurged;
import io.typogram.platform.persistence.AfterCommit;
import io.typogram.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Where contexts say that what caches before the cells keep under a tag is wrong from now on.
///
/// A purge is no event and stands in no outbox: one that is lost lets an answer live for its lifetime,
/// and no longer. So it may wait in memory, and no request waits for it.
@ApplicationScoped
public class CachePurges {

    @Inject private AfterCommit afterCommit;
    @Inject private PulsarConnection pulsar;
    @Inject private PurgeSender sender;
    @Inject private Tenancy tenancy;

    /// Purges once the transaction under way has committed. Who drops copies of this cell's own, too,
    /// says so first: what is fetched after a purge must not come from one of those.
    ///
    /// A tenant's cell has nothing to purge: no shared cache keeps what it answers.
    ///
    /// @param tag as an answer has it in its header `Cache-Tag`
    public void afterCommit(String tag) {
        if (!TagsPurged.isTag(tag)) {
            throw new IllegalArgumentException("this is no tag: " + tag);
        }
        if (pulsar.isConfigured() && tenancy.isForEverybody()) {
            afterCommit.run(() -> sender.send(tag));
        }
    }
}
