package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.ClaimsClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.Together;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ClaimsIT {

    private static final String USERNAME = "username";
    private static final String EMAIL = "email";

    private final TopologyClient topology = new TopologyClient();
    private final ClaimsClient claims = new ClaimsClient(topology);

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void aReservedNameIsConfirmedAndItsHistoryTold() {
        UserId user = someone();
        UUID claim = UUID.randomUUID();
        String name = newName();

        Answer reserved = claims.reserve(claim, user, USERNAME, name);
        Answer confirmed = claims.confirm(claim);

        assertThat(reserved.status()).isEqualTo(201);
        assertThat(reserved.body().getString("state")).isEqualTo("reserved");
        assertThat(reserved.body().getString("expiresAt")).isNotBlank();
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.body().getString("state")).isEqualTo("confirmed");
        assertThat(confirmed.body().getString("name")).isEqualTo(name);
        assertThat(confirmed.body().getString("userId")).isEqualTo(user.toString());
        List<JsonObject> history =
                claims.find(claim).body().getJsonArray("history").getValuesAs(JsonObject.class);
        assertThat(history.stream().map(change -> change.getString("change")))
                .containsExactly("reserved", "confirmed");
        assertThat(history.getFirst().getString("by")).isEqualTo("a test");
        assertThat(claims.of(user)).containsExactly(claim.toString());
    }

    @Test
    void twentyWhoWantOneNameAtOnceAreOneWhoGetsIt() {
        for (int round = 0; round < 5; round++) {
            String name = newName();
            List<UUID> ids = uuids(20);

            List<Answer> answers =
                    Together.call(
                            20,
                            caller ->
                                    claims.reserve(
                                            ids.get(caller),
                                            someone(),
                                            USERNAME,
                                            caller % 2 == 0
                                                    ? name
                                                    : name.toUpperCase(Locale.ROOT)));

            assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() != 201))
                    .hasSize(19)
                    .allMatch(answer -> answer.problem().equals("claim-taken"));
            assertThat(claims.holders(USERNAME, name)).hasSize(1);
        }
    }

    @Test
    void twentyWhoSendOneWishAtOnceGetOneClaim() {
        UserId user = someone();
        UUID claim = UUID.randomUUID();
        String name = newName();

        List<Answer> answers = Together.call(20, _ -> claims.reserve(claim, user, USERNAME, name));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    }

    @Test
    void twentyWhoConfirmAtOnceAllHearThatItIsConfirmed() {
        UUID claim = UUID.randomUUID();
        claims.reserve(claim, someone(), USERNAME, newName());

        List<Answer> answers = Together.call(20, _ -> claims.confirm(claim));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(claims.find(claim).body().getJsonArray("history")).hasSize(2);
    }

    @Test
    void aNameThatLooksLikeATakenOneIsTaken() {
        String name = "scope" + newName();
        claims.reserve(UUID.randomUUID(), someone(), USERNAME, name);

        for (String other :
                new String[] {
                    name.toUpperCase(Locale.ROOT),
                    "ѕсоре" + name.substring(5),
                    "ｓｃｏｐｅ" + name.substring(5),
                    "sc\u00f6pe" + name.substring(5),
                    "sc0pe" + name.substring(5)
                }) {
            Answer answer = claims.reserve(UUID.randomUUID(), someone(), USERNAME, other);
            assertThat(answer.problem()).isIn("claim-taken", "username-unfit");
        }
        assertThat(
                        claims.reserve(
                                        UUID.randomUUID(),
                                        someone(),
                                        USERNAME,
                                        "sc\u00f6pe" + name.substring(5))
                                .problem())
                .isEqualTo("claim-taken");
    }

    @Test
    void aReservationThatNobodyConfirmsLeavesNothingBehind() throws SQLException {
        String name = newName();
        UserId late = someone();
        UUID claim = UUID.randomUUID();
        claims.reserve(claim, late, USERNAME, name);
        TestingTables.age(claim, "1 day");

        assertThat(claims.holders(USERNAME, name)).isEmpty();
        assertThat(claims.confirm(claim).problem()).isEqualTo("claim-expired");
        assertThat(claims.reserve(claim, late, USERNAME, name).problem())
                .isEqualTo("claim-expired");
        UUID others = UUID.randomUUID();
        assertThat(claims.reserve(others, someone(), USERNAME, name).status()).isEqualTo(201);
        assertThat(claims.confirm(others).status()).isEqualTo(200);
        assertThat(claims.confirm(claim).problem()).isEqualTo("claim-expired");
    }

    @Test
    void aClientThatLostItsIdAsksWithAnotherOne() {
        UserId user = someone();
        String name = newName();
        UUID lost = UUID.randomUUID();
        UUID next = UUID.randomUUID();
        claims.reserve(lost, user, USERNAME, name);

        assertThat(claims.reserve(next, user, USERNAME, name).status()).isEqualTo(201);

        assertThat(claims.confirm(lost).problem()).isEqualTo("claim-released");
        assertThat(claims.confirm(next).status()).isEqualTo(200);
    }

    @Test
    void whoIsRenamedKeepsTheOldNameFromOthersForAWhile() throws SQLException {
        UserId user = someone();
        String before = newName();
        String after = newName();
        UUID old = confirmed(user, before);
        UUID renamed = UUID.randomUUID();
        claims.reserve(renamed, user, USERNAME, after);
        assertThat(claims.confirm(renamed).problem()).isEqualTo("claims-too-many");

        assertThat(claims.confirm(renamed, old).status()).isEqualTo(200);
        assertThat(claims.confirm(renamed, old).status()).isEqualTo(200);

        assertThat(claims.find(old).body().getString("state")).isEqualTo("held");
        assertThat(claims.reserve(UUID.randomUUID(), someone(), USERNAME, before).problem())
                .isEqualTo("claim-taken");
        UUID back = UUID.randomUUID();
        assertThat(claims.reserve(back, user, USERNAME, before).status()).isEqualTo(201);
        assertThat(claims.confirm(back, renamed).status()).isEqualTo(200);
        assertThat(claims.holders(USERNAME, before)).containsExactly(back.toString());
        assertThat(claims.find(old).body().getString("state")).isEqualTo("released");
        assertThat(claims.confirm(renamed, old).problem()).isEqualTo("claim-released");

        TestingTables.age(renamed, "91 days");
        assertThat(claims.reserve(UUID.randomUUID(), someone(), USERNAME, after).status())
                .isEqualTo(201);
    }

    @Test
    void aUserMayWriteTheirNameOtherwise() {
        UserId user = someone();
        String name = newName();
        UUID old = confirmed(user, name);
        UUID capital = UUID.randomUUID();

        assertThat(claims.reserve(capital, user, USERNAME, name.toUpperCase(Locale.ROOT)).status())
                .isEqualTo(201);
        assertThat(claims.confirm(capital, old).status()).isEqualTo(200);

        assertThat(claims.find(old).body().getString("state")).isEqualTo("released");
        assertThat(claims.holders(USERNAME, name)).containsExactly(capital.toString());
    }

    @Test
    void nobodyReplacesWhatIsNotTheirs() {
        UUID others = confirmed(someone(), newName());
        UserId user = someone();
        UUID mine = UUID.randomUUID();
        claims.reserve(mine, user, USERNAME, newName());
        UUID email = UUID.randomUUID();
        claims.reserve(email, user, EMAIL, newName() + "@example.org");
        claims.confirm(email);

        for (UUID replaced : List.of(others, email, mine, UUID.randomUUID())) {
            assertThat(claims.confirm(mine, replaced).problem()).isEqualTo("claim-not-replaceable");
        }
        assertThat(claims.find(others).body().getString("state")).isEqualTo("confirmed");
        assertThat(claims.find(mine).body().getString("state")).isEqualTo("reserved");
    }

    @Test
    void anEmailAddressIsOnePersonsAndIsNotStored() throws SQLException {
        String address = newName() + "@example.org";
        UUID claim = UUID.randomUUID();
        Answer reserved = claims.reserve(claim, someone(), EMAIL, address);
        claims.confirm(claim);

        assertThat(reserved.body()).doesNotContainKey("name");
        assertThat(
                        claims.reserve(
                                        UUID.randomUUID(),
                                        someone(),
                                        EMAIL,
                                        address.toUpperCase(Locale.ROOT))
                                .problem())
                .isEqualTo("claim-taken");
        assertThat(claims.holders(EMAIL, address)).containsExactly(claim.toString());
        assertThat(TestingTables.claims())
                .noneMatch(row -> row.contains("example.org") || row.contains(address));

        assertThat(claims.release(claim).body().getString("state")).isEqualTo("released");
        assertThat(claims.reserve(UUID.randomUUID(), someone(), EMAIL, address).status())
                .isEqualTo(201);
    }

    @Test
    void aUserReservesThreeNamesAndHasFiveAddresses() {
        UserId user = someone();
        for (int count = 0; count < 3; count++) {
            assertThat(claims.reserve(UUID.randomUUID(), user, USERNAME, newName()).status())
                    .isEqualTo(201);
        }
        assertThat(claims.reserve(UUID.randomUUID(), user, USERNAME, newName()).problem())
                .isEqualTo("reservations-too-many");

        for (int count = 0; count < 5; count++) {
            UUID email = UUID.randomUUID();
            claims.reserve(email, user, EMAIL, newName() + "@example.org");
            assertThat(claims.confirm(email).status()).isEqualTo(200);
        }
        UUID sixth = UUID.randomUUID();
        claims.reserve(sixth, user, EMAIL, newName() + "@example.org");
        assertThat(claims.confirm(sixth).problem()).isEqualTo("claims-too-many");
    }

    @Test
    void whatCannotBeClaimedIsRefusedAndLeavesNothing() throws SQLException {
        List<String> before = TestingTables.claims();

        assertRefused(
                claims.reserve(UUID.randomUUID(), someone(), USERNAME, "ad"),
                422,
                "username-unfit");
        assertRefused(
                claims.reserve(UUID.randomUUID(), someone(), USERNAME, "Adm\u0131n\u0000"),
                422,
                "username-unfit");
        assertRefused(
                claims.reserve(UUID.randomUUID(), someone(), USERNAME, "Support"),
                422,
                "username-reserved");
        assertRefused(
                claims.reserve(UUID.randomUUID(), someone(), EMAIL, "ada"), 422, "email-unfit");
        assertRefused(
                claims.reserve(UUID.randomUUID(), someone(), "phone", "123"), 400, "invalid-value");
        assertRefused(claims.search("username", ""), 422, "username-unfit");
        assertRefused(topology.put("/topology/v1/claims/7", "{}"), 400, "invalid-value");
        assertRefused(
                topology.put("/topology/v1/claims/" + UUID.randomUUID(), "null"),
                400,
                "invalid-value");
        assertRefused(
                topology.delete("/topology/v1/claims/" + UUID.randomUUID()), 400, "invalid-value");
        assertRefused(claims.confirm(UUID.randomUUID()), 404, "claim-unknown");
        assertRefused(claims.release(UUID.randomUUID()), 404, "claim-unknown");
        assertRefused(claims.find(UUID.randomUUID()), 404, "claim-unknown");

        assertThat(TestingTables.claims()).isEqualTo(before);
    }

    @Test
    void anIdIsOfOneWish() {
        UserId user = someone();
        UUID claim = confirmed(user, newName());

        assertThat(claims.reserve(claim, user, USERNAME, newName()).problem())
                .isEqualTo("claim-id-used");
        assertThat(claims.reserve(claim, someone(), USERNAME, newName()).problem())
                .isEqualTo("claim-id-used");
    }

    private UUID confirmed(UserId user, String name) {
        UUID claim = UUID.randomUUID();
        assertThat(claims.reserve(claim, user, USERNAME, name).status()).isEqualTo(201);
        assertThat(claims.confirm(claim).status()).isEqualTo(200);
        return claim;
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.problem()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    /// Letters that look like no other.
    private static String newName() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 16)
                .chars()
                .map(digit -> "abcdefghjkpqstuv".charAt(Character.digit(digit, 16)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<UUID> uuids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private static UserId someone() {
        return new UserId(UUID.randomUUID());
    }
}
