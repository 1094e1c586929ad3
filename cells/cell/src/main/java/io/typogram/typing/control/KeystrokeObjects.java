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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Keystrokes outside the database: one object for some results of one player.
@ApplicationScoped
public class KeystrokeObjects {

    private static final Logger LOG = System.getLogger(KeystrokeObjects.class.getName());
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

    void put(Kept kept, byte[] bundle) {
        store().put(name(kept), bundle);
    }

    /// An object's bytes, as they were put; nothing when it is gone, or is not what was put.
    ///
    /// @throws io.typogram.objects.ObjectStoreException when the store does not answer
    Optional<byte[]> get(Kept kept) {
        Optional<byte[]> whole =
                store().get(name(kept))
                        .filter(bytes -> KeystrokeBundle.checksum(bytes).equals(kept.checksum()));
        if (whole.isEmpty()) {
            LOG.log(Level.ERROR, "TYPING-104 keystrokes are lost: object {0}", kept.bundleId());
        }
        return whole;
    }

    void delete(Kept kept) {
        store().delete(name(kept));
    }

    /// What nobody has written down is deleted as well: so it does not go by the tables.
    void erased(@Observes PlayerErased erasure) {
        if (store != null) {
            store.deleteAll(folder(erasure.player()));
        }
    }

    private static ObjectName name(Kept kept) {
        return ObjectName.of(kept.bundleId().toString()).in(folder(kept.user()));
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
