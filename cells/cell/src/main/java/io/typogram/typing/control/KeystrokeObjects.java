package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.objects.ObjectName;
import io.typogram.objects.ObjectStore;
import io.typogram.platform.residence.PlayerErased;
import io.typogram.typing.control.KeystrokeTiers.Kept;
import io.typogram.typing.entity.KeystrokeBundle;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Keystrokes outside the database: one object for some results of one player.
@ApplicationScoped
public class KeystrokeObjects {

    private static final ObjectName ALL = ObjectName.of("keystrokes");

    private final @Nullable ObjectStore store;

    @Inject
    public KeystrokeObjects(
            @ConfigProperty(name = "typogram.objects.store") Optional<URI> address) {
        this.store = address.map(ObjectStore::open).orElse(null);
    }

    /// Needed by the container for the client proxy.
    protected KeystrokeObjects() {
        this.store = null;
    }

    /// Whether anything can be kept outside the database.
    boolean isThere() {
        return store != null;
    }

    void put(UserId user, UUID bundleId, byte[] bundle) {
        store().put(name(user, bundleId), bundle);
    }

    /// An object's bytes, as they were put.
    ///
    /// @throws io.typogram.objects.ObjectStoreException when the store does not answer
    /// @throws IllegalStateException when it has something else, or nothing
    byte[] get(Kept kept) {
        byte[] bytes =
                store().get(name(kept.user(), kept.bundleId()))
                        .orElseThrow(() -> new IllegalStateException("an object is gone"));
        if (!KeystrokeBundle.checksum(bytes).equals(kept.checksum())) {
            throw new IllegalStateException("an object is not what was put");
        }
        return bytes;
    }

    void delete(Kept kept) {
        store().delete(name(kept.user(), kept.bundleId()));
    }

    /// What nobody has written down is deleted as well: so it does not go by the tables.
    void erased(@Observes PlayerErased erasure) {
        if (store != null) {
            store.deleteAll(folder(erasure.player()));
        }
    }

    private static ObjectName name(UserId user, UUID bundleId) {
        return ObjectName.of(bundleId.toString()).in(folder(user));
    }

    private static ObjectName folder(UserId user) {
        return ObjectName.of(user.toString()).in(ALL);
    }

    private ObjectStore store() {
        if (store == null) {
            throw new IllegalStateException("keystrokes outside the database, and no store");
        }
        return store;
    }

    @PreDestroy
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
