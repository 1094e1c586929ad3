package io.typogram.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both stores, against a folder and against a server of the S3 API.
class ObjectStoreTest {

    private static final ObjectName NAME = ObjectName.of("keystrokes", "ada", "2026-11");

    @TempDir static Path folder;

    static TestingS3 s3;

    enum Kind {
        FILE,
        S3;

        ObjectStore open() {
            return switch (this) {
                case FILE -> ObjectStore.open(folder.resolve("files").toUri());
                case S3 -> s3.open();
            };
        }
    }

    @BeforeAll
    static void start() throws Exception {
        s3 = TestingS3.start(folder.resolve("s3"));
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPutIsThereForEverybody(Kind kind) {
        byte[] bytes = {0, 1, -1, 13, 10, 127, -128};
        try (ObjectStore store = kind.open();
                ObjectStore another = kind.open()) {
            store.put(NAME, bytes);

            assertThat(another.get(NAME)).hasValue(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLaterOneTakesItsPlace(Kind kind) {
        try (ObjectStore store = kind.open()) {
            store.put(NAME, "one".getBytes(UTF_8));
            store.put(NAME, "another".getBytes(UTF_8));

            assertThat(store.get(NAME)).hasValue("another".getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereIsNotFoundAndIsDeletedInPeace(Kind kind) {
        ObjectName missing = ObjectName.of("missing", "one");
        try (ObjectStore store = kind.open()) {
            store.delete(missing);
            store.deleteAll(missing);

            assertThat(store.get(missing)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneIsDeletedAndItsNeighbourStays(Kind kind) {
        ObjectName neighbour = ObjectName.of("keystrokes", "ada", "2026-12");
        try (ObjectStore store = kind.open()) {
            store.put(NAME, new byte[] {1});
            store.put(neighbour, new byte[] {2});
            store.delete(NAME);

            assertThat(store.get(NAME)).isEmpty();
            assertThat(store.get(neighbour)).hasValue(new byte[] {2});
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFolderIsDeletedWithWhatIsInItAndNothingElse(Kind kind) {
        ObjectName folder = ObjectName.of("keystrokes", "bob");
        ObjectName deep = ObjectName.of("2026", "11").in(folder);
        ObjectName likeIt = ObjectName.of("keystrokes", "bobby", "2026");
        try (ObjectStore store = kind.open()) {
            store.put(deep, new byte[] {1});
            store.put(ObjectName.of("2027").in(folder), new byte[] {2});
            store.put(likeIt, new byte[] {3});
            store.deleteAll(folder);

            assertThat(store.get(deep)).isEmpty();
            assertThat(store.get(ObjectName.of("2027").in(folder))).isEmpty();
            assertThat(store.get(likeIt)).hasValue(new byte[] {3});
        }
    }

    @ParameterizedTest
    @EnumSource
    void tooManyBytesAreRefusedBeforeAnythingIsWritten(Kind kind) {
        ObjectName large = ObjectName.of("large");
        try (ObjectStore store = kind.open()) {
            store.put(large, new byte[ObjectStore.MAX_BYTES]);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.put(large, new byte[ObjectStore.MAX_BYTES + 1]));
            assertThat(store.get(large).orElseThrow()).hasSize(ObjectStore.MAX_BYTES);
        }
    }

    @Test
    void noFileIsLeftBehindByDeletions() throws IOException {
        Path root = folder.resolve("clean");
        try (ObjectStore store = ObjectStore.open(root.toUri())) {
            store.put(NAME, new byte[] {1});
            store.delete(NAME);
            store.put(NAME, new byte[] {1});
            store.deleteAll(ObjectName.of("keystrokes"));
        }

        try (Stream<Path> left = Files.walk(root)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aStoreThatIsAwayIsAFaultAndNotAMissingObject() throws Exception {
        URI address;
        try (TestingS3 away = TestingS3.start(folder.resolve("away"))) {
            address = away.address();
        }
        try (ObjectStore store = ObjectStore.open(address)) {
            assertThatThrownBy(() -> store.get(NAME)).isInstanceOf(ObjectStoreException.class);
            assertThatThrownBy(() -> store.put(NAME, new byte[1]))
                    .isInstanceOf(ObjectStoreException.class);
            assertThatThrownBy(() -> store.delete(NAME)).isInstanceOf(ObjectStoreException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://there",
                "s3:///x",
                "s3://b?colour=blue",
                "s3://b/path",
                "s3://b?region"
            })
    void anotherAddressIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.open(URI.create(address)));
    }

    @Test
    void anAddressSaysWhereABucketIs() {
        S3Address address =
                S3Address.of(URI.create("s3://keys?region=eu-central-1&endpoint=http://here:9000"));

        assertThat(address.bucket()).isEqualTo("keys");
        assertThat(address.region()).hasValue("eu-central-1");
        assertThat(address.endpoint()).hasValue(URI.create("http://here:9000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "..", "a/../b", "A", "a b", "ä", "a\\b"})
    void aNameThatMeansSomethingElseSomewhereIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectName(name));
        assertThat(List.of(new ObjectName("a-1/b"))).hasSize(1);
    }
}
