package io.typogram.objects;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Objects in a bucket, of Amazon's or of any other store that speaks its API.
public final class S3ObjectStore implements ObjectStore {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);

    private final S3Client client;
    private final String bucket;

    private S3ObjectStore(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    static S3ObjectStore open(S3Address address) {
        S3ClientBuilder client =
                S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .forcePathStyle(address.endpoint().isPresent())
                        // Whoever keeps an object has its checksum. Further ones not all stores
                        // know.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .overrideConfiguration(limits ->
                                limits.apiCallTimeout(LONGEST_CALL)
                                        .apiCallAttemptTimeout(LONGEST_ATTEMPT));
        address.endpoint().ifPresent(client::endpointOverride);
        address.region().map(Region::of).ifPresent(client::region);
        return new S3ObjectStore(client.build(), address.bucket());
    }

    @Override
    public void put(ObjectName name, byte[] bytes) {
        ObjectStore.requireBounded(bytes);
        try {
            client.putObject(
                    to -> to.bucket(bucket).key(name.value()), RequestBody.fromBytes(bytes));
        } catch (SdkException failed) {
            throw new ObjectStoreException(name + " cannot be written", failed);
        }
    }

    @Override
    public Optional<byte[]> get(ObjectName name) {
        try {
            ResponseBytes<GetObjectResponse> found =
                    client.getObjectAsBytes(of -> of.bucket(bucket).key(name.value()));
            return Optional.of(found.asByteArray());
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw new ObjectStoreException(name + " cannot be read", failed);
        }
    }

    @Override
    public void delete(ObjectName name) {
        try {
            delete(name.value());
        } catch (SdkException failed) {
            throw new ObjectStoreException(name + " cannot be deleted", failed);
        }
    }

    @Override
    public void deleteAll(ObjectName folder) {
        try {
            client
                    .listObjectsV2Paginator(of -> of.bucket(bucket).prefix(folder + "/"))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .toList()
                    .forEach(this::delete);
        } catch (SdkException failed) {
            throw new ObjectStoreException(folder + " cannot be deleted", failed);
        }
    }

    /// By the store's own key: there may be some that say that there is a folder, which are no object's name.
    private void delete(String key) {
        client.deleteObject(of -> of.bucket(bucket).key(key));
    }

    @Override
    public void close() {
        client.close();
    }
}
