package io.typogram.objects;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/// A server of the S3 API on a folder, with a bucket.
final class TestingS3 implements AutoCloseable {

    private static final String BUCKET = "typogram";
    private static final String KEY = "tests";
    private static final String SECRET = "for tests only";

    private final S3Proxy server;
    private final BlobStoreContext blobs;

    private TestingS3(S3Proxy server, BlobStoreContext blobs) {
        this.server = server;
        this.blobs = blobs;
    }

    static TestingS3 start(Path folder) throws Exception {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        Properties properties = new Properties();
        properties.setProperty(
                "jclouds.filesystem.basedir", Files.createDirectories(folder).toString());
        BlobStoreContext blobs =
                ContextBuilder.newBuilder("filesystem-nio2")
                        .credentials(KEY, SECRET)
                        .overrides(properties)
                        .build(BlobStoreContext.class);
        blobs.getBlobStore().createContainerInLocation(null, BUCKET);
        S3Proxy server =
                S3Proxy.builder()
                        .blobStore(blobs.getBlobStore())
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                        .build();
        server.start();
        return new TestingS3(server, blobs);
    }

    URI address() {
        return URI.create(
                "s3://" + BUCKET + "?region=eu-1&endpoint=http://127.0.0.1:" + server.getPort());
    }

    ObjectStore open() {
        return ObjectStore.open(address());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            blobs.close();
        }
    }
}
