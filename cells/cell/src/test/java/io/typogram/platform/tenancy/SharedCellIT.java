package io.typogram.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.TenantId;
import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import io.typogram.typing.TestingStreams;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Members of tenants who live in a cell beside everybody else. Of `acme`'s nothing may be told, and of `bolt`'s all.
@ExtendWith(ArquillianExtension.class)
class SharedCellIT {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BOLT = new TenantId("bolt");
    private static final TenantId UNNAMED = new TenantId("unnamed");
    private static final String BOARD = "/api/v1/boards/words/10/french/all-time?limit=100&scope=";
    private static final String BEST_IMPROVED = "leaderboards.best-improved.v1";
    private static final String ACCOUNT_OPENED = "accounts.account-opened.v1";

    private final CellClient guest = new CellClient();
    private final TestingPlayer player = TestingPlayer.resident();

    @Test
    void nothingOfAMemberIsToldToAnybodyElseOrLeavesTheCell() {
        for (TenantId tenant : List.of(ACME, UNNAMED)) {
            TestingPlayer member = TestingPlayer.member(tenant);
            type(member);

            for (CellClient other : List.of(guest, player, TestingPlayer.member(BOLT))) {
                for (String scope : List.of("all", "cell")) {
                    assertThat(users(other, scope)).doesNotContain(member.id().toString());
                }
                other.get("/api/v1/players/" + member.id()).assertStatus(404);
            }
            for (String table : List.of("players", "global_board_entries")) {
                assertThat(
                                TestingTables.texts(
                                        "SELECT CAST(user_id AS TEXT) FROM "
                                                + table
                                                + " WHERE user_id = ?",
                                        member.id().value()))
                        .isEmpty();
            }
            assertThat(TestingTables.events(member.id(), BEST_IMPROVED)).isEmpty();
            assertThat(TestingTables.events(member.id(), ACCOUNT_OPENED)).isEmpty();
        }
    }

    @Test
    void theMembersOfATenantSeeEachOtherAndNobodyElseOnTheirBoard() {
        TestingPlayer one = TestingPlayer.member(ACME);
        TestingPlayer other = TestingPlayer.member(ACME);
        TestingPlayer anothers = TestingPlayer.member(BOLT);
        for (TestingPlayer each : List.of(one, other, anothers, player)) {
            type(each);
        }

        Answer board = one.get(BOARD + "tenant").assertStatus(200);
        assertThat(board.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(users(one, "tenant"))
                .contains(one.id().toString(), other.id().toString())
                .doesNotContain(anothers.id().toString(), player.id().toString());
        assertThat(board.items("entries"))
                .anyMatch(entry ->
                        entry.getString("userId").equals(other.id().toString())
                                && entry.getString("displayName")
                                        .equals(other.username().substring(0, 30)));
        assertThat(users(anothers, "tenant")).doesNotContain(one.id().toString());
        one.get("/api/v1/boards/words/10/french/all-time/around-me?scope=tenant").assertStatus(200);

        Answer page = one.get("/api/v1/players/" + other.id()).assertStatus(200);
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
        for (CellClient stranger : List.of(guest, player, one.asMemberOf(BOLT))) {
            stranger.get(BOARD + "tenant").assertStatus(400);
        }
    }

    @Test
    void whatATenantAllowsIsToldOfItsMembers() {
        TestingPlayer member = TestingPlayer.member(BOLT);
        type(member);

        for (String scope : List.of("all", "cell")) {
            assertThat(users(guest, scope)).contains(member.id().toString());
        }
        guest.get("/api/v1/players/" + member.id()).assertStatus(200);
        assertThat(TestingTables.events(member.id(), BEST_IMPROVED)).hasSize(1);
        assertThat(TestingTables.events(member.id(), ACCOUNT_OPENED)).hasSize(1);
    }

    @Test
    void whoIsAMemberNoMoreIsTurnedAwayAndTheirDataStaysTheTenants() {
        TestingPlayer member = TestingPlayer.member(ACME);

        for (TestingPlayer former : List.of(member.asMemberOf(), member.asMemberOf(BOLT))) {
            assertThat(former.get("/api/v1/account").assertStatus(403).body().getString("code"))
                    .isEqualTo("tenant-members-only");
        }
        guest.get("/api/v1/players/" + member.id()).assertStatus(404);
        member.get("/api/v1/account").assertStatus(200);
    }

    private static void type(TestingPlayer player) {
        TestingRuns.complete(
                player,
                TestingRuns.inLanguage(TestingStreams.words(10), "french"),
                TestingRuns.STEADY_STEP_MILLIS);
    }

    private static List<String> users(CellClient client, String scope) {
        return client.get(BOARD + scope).assertStatus(200).items("entries").stream()
                .map(entry -> entry.getString("userId"))
                .toList();
    }
}
