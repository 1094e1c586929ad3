package io.typogram.objects;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps bytes by name. What was put is there for whoever gets it afterwards, and survives a crash.
public sealed interface ObjectStore extends AutoCloseable permits FileObjectStore, S3ObjectStore {

    /// What the callers of this platform need at most.
    int MAX_BYTES = 8 * 1024 * 1024;

    /// Puts an object, in the place of one with that name.
    ///
    /// @throws ObjectStoreException when it is not sure that it is there
    void put(ObjectName name, byte[] bytes);

    /// Reads an object, if it is there.
    ///
    /// @throws ObjectStoreException when it cannot be read, which does not say whether it is there
    Optional<byte[]> get(ObjectName name);

    /// Deletes an object if it is there.
    ///
    /// @throws ObjectStoreException when it may still be there
    void delete(ObjectName name);

    /// Deletes all objects of a folder, and of the folders in it.
    ///
    /// @throws ObjectStoreException when some may still be there
    void deleteAll(ObjectName folder);

    @Override
    void close();

    /// Opens the store of an address: `file:///var/lib/typogram/objects`, or
    /// `s3://bucket?region=eu-central-1&endpoint=https://…`, of which both may be left out. For the latter
    /// credentials are found as the AWS SDK finds them everywhere: environment, profile, or the machine's role.
    ///
    /// @throws IllegalArgumentException when it is no such address
    static ObjectStore open(URI address) {
        return switch (String.valueOf(address.getScheme())) {
            case "file" -> new FileObjectStore(Path.of(address));
            case "s3" -> S3ObjectStore.open(S3Address.of(address));
            default ->
                    throw new IllegalArgumentException("an object store begins with file: or s3:");
        };
    }

    /// Refuses what is too large, before anything is sent.
    static void requireBounded(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("an object has at most " + MAX_BYTES + " bytes");
        }
    }
}
