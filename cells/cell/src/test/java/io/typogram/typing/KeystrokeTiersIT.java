package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.kernel.moves.Reply;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.topology.Home;
import io.typogram.server.moves.RemoteCell;
import io.typogram.testing.Answer;
import io.typogram.testing.Await;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long keystrokes are kept, and where.
@ExtendWith(ArquillianExtension.class)
class KeystrokeTiersIT {

    private static final String RETENTION = "/api/v1/account/keystrokes";
    private static final String KEYS = "/api/v1/results/keys";
    private static final Home HERE = Home.first(new CellId(TestingServer.CELL));

    private final TestingPlayer player = TestingPlayer.resident();

    @Test
    void withoutAWordTheyAreKeptForTwoMonths() {
        JsonObject unsaid = player.get(RETENTION).body();
        assertThat(unsaid.getString("keep")).isEqualTo("two-months");
        assertThat(unsaid.containsKey("changedAt")).isFalse();
        UUID old = runOfDaysAgo(61);
        UUID young = runOfDaysAgo(59);

        awaitTier(old, "none");

        keystrokes(old).assertRefused(404, "keystrokes-unknown");
        keystrokes(young).assertStatus(200);
        player.get(TestingRuns.path(old)).assertStatus(200);
        assertThat(objects()).isEmpty();
    }

    @Test
    void whatIsKeptForLongerLeavesTheDatabaseAndIsReadAsBefore() {
        keep("always");
        UUID old = runOfDaysAgo(0);
        UUID sixWeeksOld = runOfDaysAgo(0);
        UUID young = runOfDaysAgo(0);
        List<JsonObject> before = Stream.of(old, sixWeeksOld, young).map(this::typed).toList();
        age(young, 29);
        age(sixWeeksOld, 45);
        age(old, 61);

        awaitTier(old, "cold");

        assertThat(tier(sixWeeksOld)).isEqualTo("cold");
        assertThat(tier(young)).isEqualTo("hot");
        assertThat(bytesInDatabase(old)).isZero();
        assertThat(objects()).hasSize(1);
        assertThat(Stream.of(old, sixWeeksOld, young).map(this::typed)).isEqualTo(before);
        TestingPlayer.resident()
                .get(TestingRuns.path(old) + "/keystrokes")
                .assertRefused(404, "keystrokes-unknown");
    }

    @Test
    void keysAreToldAsBeforeFromWhatLeftTheDatabase() throws IOException {
        keep("always");
        UUID lost = runOfDaysAgo(0);
        UUID old = runOfDaysAgo(0);
        UUID sixWeeksOld = runOfDaysAgo(0);
        UUID unkept = runOfDaysAgo(0);
        runOfDaysAgo(0);
        TestingTables.change(
                "UPDATE results SET keystrokes = '', keystrokes_tier = 'none' WHERE result_id = ?",
                unkept);
        JsonObject before = player.get(KEYS).assertStatus(200).body();
        assertThat(before.getInt("results")).isEqualTo(4);
        age(lost, 100);
        awaitTier(lost, "cold");
        Path object = objects().getFirst();
        age(sixWeeksOld, 45);
        age(old, 61);
        awaitTier(old, "cold");
        assertThat(tier(sixWeeksOld)).isEqualTo("cold");

        assertThat(player.get(KEYS).assertStatus(200).body()).isEqualTo(before);

        Files.write(object, new byte[] {1, 2, 3});
        assertThat(player.get(KEYS).assertStatus(200).body().getInt("results")).isEqualTo(3);
    }

    @Test
    void thereAreNoFiguresOfKeysWhileTheStoreDoesNotAnswer() throws IOException {
        keep("always");
        awaitTier(runOfDaysAgo(61), "cold");
        runOfDaysAgo(0);
        Path object = objects().getFirst();
        byte[] bytes = Files.readAllBytes(object);
        Files.delete(object);
        Files.createDirectory(object);

        player.get(KEYS).assertRefused(503, "keystrokes-unavailable");
        player.get(KEYS + "?last=1").assertStatus(200);

        Files.delete(object);
        Files.write(object, bytes);
        assertThat(player.get(KEYS).assertStatus(200).body().getInt("results")).isEqualTo(2);
    }

    @Test
    void anObjectHasNoMoreThanAMonth() {
        keep("always");
        UUID older = runOfDaysAgo(0);
        UUID old = runOfDaysAgo(0);
        age(older, 100);
        age(old, 61);

        awaitTier(older, "cold");
        awaitTier(old, "cold");

        assertThat(objects()).hasSize(2);
    }

    @Test
    void whatIsOlderThanAYearAlreadyIsNotKeptForOneMore() {
        keep("year");
        UUID old = runOfDaysAgo(366);
        UUID younger = runOfDaysAgo(300);

        awaitTier(old, "none");
        awaitTier(younger, "cold");

        Await.until("one object is left", () -> objects().size() == 1);
        keystrokes(old).assertRefused(404, "keystrokes-unknown");
        keystrokes(younger).assertStatus(200);
    }

    @Test
    void aYearLaterTheyAreGone() {
        keep("year");
        UUID old = runOfDaysAgo(200);
        awaitTier(old, "cold");
        assertThat(objects()).hasSize(1);

        TestingTables.change(
                """
                UPDATE keystroke_bundles SET oldest_at = oldest_at - INTERVAL '400 days',
                    expires_at = expires_at - INTERVAL '400 days' WHERE user_id = ?
                """,
                player.id().value());

        awaitTier(old, "none");
        awaitNothingOutside();
        keystrokes(old).assertRefused(404, "keystrokes-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "two-months"})
    void whoChangesTheirMindHasNothingLeftOutside(String keep) {
        keep("always");
        UUID old = runOfDaysAgo(70);
        awaitTier(old, "cold");

        keep(keep);

        awaitTier(old, "none");
        awaitNothingOutside();
    }

    @Test
    void whoWantsNoneKeptHasNoneButOfRunsThatWaitForAWord() {
        UUID before = runOfDaysAgo(0);
        UUID flagged = runOfDaysAgo(0);
        TestingTables.change(
                "UPDATE results SET standing = 'flagged' WHERE result_id = ?", flagged);

        keep("never");

        awaitTier(before, "none");
        UUID after = runOfDaysAgo(0);
        awaitTier(after, "none");
        assertThat(bytesInDatabase(after)).isZero();
        keystrokes(flagged).assertStatus(200);
        player.get(TestingRuns.path(after)).assertStatus(200);
    }

    @Test
    void damagedObjectsAreNotShown() throws IOException {
        keep("always");
        UUID old = runOfDaysAgo(61);
        awaitTier(old, "cold");
        Path object = objects().getFirst();
        byte[] bytes = Files.readAllBytes(object);
        bytes[bytes.length / 2] ^= 1;
        Files.write(object, bytes);

        Answer refused = keystrokes(old).assertRefused(503, "keystrokes-unavailable");
        assertThat(refused.text()).doesNotContain(player.id().toString());

        bytes[bytes.length / 2] ^= 1;
        Files.write(object, bytes);
        keystrokes(old).assertStatus(200);
    }

    @Test
    void anObjectThatNobodyFinishedIsDeleted() throws IOException {
        UUID bundle = UUID.randomUUID();
        Path object = Files.createDirectories(folder()).resolve(bundle.toString());
        Files.writeString(object, "as of a node that died");

        TestingTables.change(
                """
                INSERT INTO keystroke_bundles (user_id, bundle_id, streams, bytes, sha256, oldest_at,
                    expires_at) VALUES (?, ?, 0, 0, '', now(), now())
                """,
                player.id().value(),
                bundle);

        Await.until("it is gone", () -> bundles() == 0);
        assertThat(object).doesNotExist();
    }

    @Test
    void theyComeBackIntoTheDatabaseBeforeTheirPlayerMoves() {
        keep("always");
        UUID old = runOfDaysAgo(0);
        JsonObject before = typed(old);
        age(old, 61);
        awaitTier(old, "cold");

        try (HttpClient client = HttpClient.newHttpClient()) {
            Stamp begun = Stamp.beginning(1).next();
            assertThat(cell(client).leave(player.id(), begun, HERE)).isInstanceOf(Reply.Done.class);

            assertThat(tier(old)).isEqualTo("hot");
            assertThat(bytesInDatabase(old)).isPositive();
            assertThat(objects()).isEmpty();
            assertThat(bundles()).isZero();
            assertThat(typed(old)).isEqualTo(before);

            UUID another = oldRunOfAnother();
            awaitTier(another, "cold");
            // By now a whole pass has gone over those of whoever is leaving.
            assertThat(tier(old)).isEqualTo("hot");
            cell(client).release(player.id(), begun.next(), HERE);
        }
        awaitTier(old, "cold");
    }

    @Test
    void whatIsLostHoldsUpNoMove() throws IOException {
        keep("always");
        UUID lost = runOfDaysAgo(100);
        awaitTier(lost, "cold");
        Files.write(objects().getFirst(), new byte[] {1, 2, 3});
        UUID sound = runOfDaysAgo(61);
        awaitTier(sound, "cold");

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(cell(client).leave(player.id(), Stamp.beginning(1).next(), HERE))
                    .isInstanceOf(Reply.Done.class);
        }

        assertThat(tier(lost)).isEqualTo("none");
        assertThat(tier(sound)).isEqualTo("hot");
        assertThat(objects()).isEmpty();
        assertThat(bundles()).isZero();
    }

    @Test
    void anErasureTakesTheObjectsToo() {
        keep("always");
        awaitTier(runOfDaysAgo(61), "cold");
        assertThat(objects()).hasSize(1);

        try (HttpClient client = HttpClient.newHttpClient()) {
            cell(client).erase(player.id(), HERE);
        }

        assertThat(objects()).isEmpty();
    }

    @Test
    void theArchiveHasThemToo() throws IOException, InterruptedException {
        keep("always");
        UUID old = runOfDaysAgo(61);
        awaitTier(old, "cold");
        byte[] object = Files.readAllBytes(objects().getFirst());

        List<String> names = new ArrayList<>();
        byte[] archived = new byte[0];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().startsWith("keystrokes/")) {
                    archived = zip.readAllBytes();
                }
            }
        }

        assertThat(names).contains("tables/keystroke_bundles.jsonl", "manifest.json");
        assertThat(archived).isEqualTo(object);
    }

    @Test
    void nonsenseIsNoWish() {
        player.put(RETENTION, "{\"keep\":\"for-ever\"}").assertRefused(400, "invalid-value");
        player.put(RETENTION, "{}").assertRefused(400, "invalid-value");
        new CellClient().get(RETENTION).assertRefused(401, "sign-in-needed");
    }

    private byte[] archive() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address("/internal/v1/archives/" + player.id()))
                                    .header("Typogram-Internal", TestingServer.SECRET)
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + TestingServer.httpPort() + path);
    }

    private void keep(String keep) {
        JsonObject said =
                player.put(RETENTION, "{\"keep\":\"" + keep + "\"}").assertStatus(200).body();
        assertThat(said.getString("keep")).isEqualTo(keep);
        assertThat(Instant.parse(said.getString("changedAt")))
                .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
        assertThat(player.get(RETENTION).body()).isEqualTo(said);
    }

    private UUID runOfDaysAgo(int days) {
        UUID result =
                UUID.fromString(TestingRuns.complete(player, 100).body().getString("resultId"));
        if (days > 0) {
            age(result, days);
        }
        return result;
    }

    private UUID oldRunOfAnother() {
        TestingPlayer another = TestingPlayer.resident();
        another.put(RETENTION, "{\"keep\":\"always\"}").assertStatus(200);
        UUID result =
                UUID.fromString(TestingRuns.complete(another, 100).body().getString("resultId"));
        age(result, 61);
        return result;
    }

    private static void age(UUID result, int days) {
        TestingTables.change(
                "UPDATE results SET completed_at = completed_at - ? * INTERVAL '1 day'"
                        + " WHERE result_id = ?",
                days,
                result);
    }

    private static void awaitTier(UUID result, String tier) {
        Await.until("keystrokes are " + tier, () -> tier(result).equals(tier));
    }

    /// First the results give an object up, then it goes, and then what names it.
    private void awaitNothingOutside() {
        Await.until("nothing names an object", () -> bundles() == 0);
        assertThat(objects()).isEmpty();
    }

    private static String tier(UUID result) {
        return TestingTables.texts(
                        "SELECT keystrokes_tier FROM results WHERE result_id = ?", result)
                .getFirst();
    }

    private static long bytesInDatabase(UUID result) {
        return TestingTables.number(
                "SELECT octet_length(keystrokes) FROM results WHERE result_id = ?", result);
    }

    private long bundles() {
        return TestingTables.number(
                "SELECT count(*) FROM keystroke_bundles WHERE user_id = ?", player.id().value());
    }

    private Answer keystrokes(UUID result) {
        return player.get(TestingRuns.path(result) + "/keystrokes");
    }

    private JsonObject typed(UUID result) {
        return keystrokes(result).assertStatus(200).body();
    }

    private Path folder() {
        return TestingServer.OBJECTS.resolve("keystrokes").resolve(player.id().toString());
    }

    private List<Path> objects() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static MovingCell cell(HttpClient client) {
        return new RemoteCell(client, List.of(address("")), TestingServer.SECRET, _ -> {});
    }
}
