package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class TagsIT {

    private static final String TAGS = "/api/v1/tags";

    @Test
    void tagsAreMadeRenamedListedAndRemoved() {
        TestingPlayer player = TestingPlayer.resident();
        UUID home = UUID.randomUUID();
        UUID work = UUID.randomUUID();
        put(player, work, "work").assertStatus(200);
        put(player, home, " home ").assertStatus(200);
        put(player, home, "home").assertStatus(200);
        put(player, work, "office").assertStatus(200);

        assertThat(names(player.get(TAGS))).containsExactly("home", "office");

        player.send("DELETE", TAGS + "/" + home).assertStatus(204);
        player.send("DELETE", TAGS + "/" + home).assertStatus(204);
        assertThat(names(player.get(TAGS))).containsExactly("office");
    }

    @Test
    void twoTagsOfAPlayerDoNotHaveOneName() {
        TestingPlayer player = TestingPlayer.resident();
        put(player, UUID.randomUUID(), "home").assertStatus(200);

        put(player, UUID.randomUUID(), "home").assertRefused(409, "tag-name-taken");
        put(TestingPlayer.resident(), UUID.randomUUID(), "home").assertStatus(200);
    }

    @Test
    void aPlayerHasAtMostFifty() {
        TestingPlayer player = TestingPlayer.resident();
        UUID first = UUID.randomUUID();
        put(player, first, "1").assertStatus(200);
        for (int tag = 2; tag <= 50; tag++) {
            put(player, UUID.randomUUID(), String.valueOf(tag)).assertStatus(200);
        }

        put(player, UUID.randomUUID(), "51").assertRefused(409, "tags-too-many");
        put(player, first, "one").assertStatus(200);
    }

    @Test
    void namesHaveBounds() {
        TestingPlayer player = TestingPlayer.resident();
        for (String name : List.of("", "  ", "x".repeat(33), "a\\u0007b")) {
            put(player, UUID.randomUUID(), name).assertRefused(400, "invalid-value");
        }
        player.put(TAGS + "/home", "{\"name\":\"home\"}").assertRefused(400, "invalid-value");
        put(player, UUID.randomUUID(), "x".repeat(32)).assertStatus(200);
    }

    @Test
    void resultsAreFoundByTheirTags() {
        TestingPlayer player = TestingPlayer.resident();
        UUID home = tag(player, "home");
        UUID work = tag(player, "work");
        UUID slow = run(player, 200);
        UUID fast = run(player, 100);
        UUID fastest = run(player, 80);
        set(player, slow, home).assertStatus(200);
        set(player, fast, home, work).assertStatus(200);
        set(player, fastest, work).assertStatus(200);

        assertThat(names(player.get(TestingRuns.path(fast) + "/tags")))
                .containsExactly("home", "work");
        assertThat(ids(player.get(TAGS + "/" + home + "/results"))).containsExactly(fast, slow);
        assertThat(ids(player.get(TAGS + "/" + home + "/personal-bests"))).containsExactly(fast);
        assertThat(ids(player.get(TAGS + "/" + work + "/personal-bests"))).containsExactly(fastest);

        set(player, fast).assertStatus(200);
        assertThat(ids(player.get(TAGS + "/" + home + "/results"))).containsExactly(slow);
    }

    @Test
    void taggedResultsComePageByPage() {
        TestingPlayer player = TestingPlayer.resident();
        UUID home = tag(player, "home");
        List<UUID> runs = List.of(run(player, 100), run(player, 110), run(player, 120));
        runs.forEach(run -> set(player, run, home).assertStatus(200));
        String path = TAGS + "/" + home + "/results?limit=2";

        Answer first = player.get(path).assertStatus(200);
        Answer second =
                player.get(path + "&cursor=" + first.body().getString("nextCursor"))
                        .assertStatus(200);

        assertThat(ids(first)).containsExactly(runs.get(2), runs.get(1));
        assertThat(ids(second)).containsExactly(runs.get(0));
        assertThat(second.body()).doesNotContainKey("nextCursor");
    }

    @Test
    void aTagThatIsRemovedLeavesTheResults() {
        TestingPlayer player = TestingPlayer.resident();
        UUID home = tag(player, "home");
        UUID run = run(player, 100);
        set(player, run, home).assertStatus(200);

        player.send("DELETE", TAGS + "/" + home).assertStatus(204);

        player.get(TestingRuns.path(run)).assertStatus(200);
        assertThat(names(player.get(TestingRuns.path(run) + "/tags"))).isEmpty();
        assertThat(
                        TestingTables.number(
                                "SELECT count(*) FROM result_tags WHERE user_id = ?",
                                player.id().value()))
                .isZero();
    }

    @Test
    void nobodyTagsWhatIsNotTheirs() {
        TestingPlayer player = TestingPlayer.resident();
        TestingPlayer other = TestingPlayer.resident();
        UUID home = tag(player, "home");
        UUID run = run(player, 100);
        UUID theirs = run(other, 100);
        var before = TestingTables.sizes();

        set(player, theirs, home).assertRefused(404, "result-unknown");
        set(player, run, UUID.randomUUID()).assertRefused(404, "tag-unknown");
        set(player, run, home, UUID.randomUUID()).assertRefused(404, "tag-unknown");
        set(other, theirs, home).assertRefused(404, "tag-unknown");
        player.put(TestingRuns.path(run) + "/tags", "{}").assertRefused(400, "invalid-value");
        player.get(TestingRuns.path(theirs) + "/tags").assertRefused(404, "result-unknown");
        assertThat(ids(other.get(TAGS + "/" + home + "/results"))).isEmpty();
        new CellClient().get(TAGS).assertRefused(401, "sign-in-needed");
        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    private static UUID tag(TestingPlayer player, String name) {
        UUID tag = UUID.randomUUID();
        put(player, tag, name).assertStatus(200);
        return tag;
    }

    private static Answer put(TestingPlayer player, UUID tag, String name) {
        return player.put(TAGS + "/" + tag, "{\"name\":\"" + name + "\"}");
    }

    private static UUID run(TestingPlayer player, double stepMillis) {
        return UUID.fromString(
                TestingRuns.complete(player, stepMillis).body().getString("resultId"));
    }

    private static Answer set(TestingPlayer player, UUID result, UUID... tags) {
        String ids =
                Arrays.stream(tags)
                        .map(tag -> "\"" + tag + "\"")
                        .collect(Collectors.joining(",", "[", "]"));
        return player.put(TestingRuns.path(result) + "/tags", "{\"tagIds\":" + ids + "}");
    }

    private static List<String> names(Answer answer) {
        return answer.assertStatus(200).items("items").stream()
                .map(tag -> tag.getString("name"))
                .toList();
    }

    private static List<UUID> ids(Answer answer) {
        return answer.assertStatus(200).items("items").stream().map(TagsIT::resultId).toList();
    }

    private static UUID resultId(JsonObject result) {
        return UUID.fromString(result.getString("resultId"));
    }
}
