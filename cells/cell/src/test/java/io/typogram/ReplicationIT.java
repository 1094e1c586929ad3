package io.typogram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.accounts.AccountsEvent;
import io.typogram.accounts.AccountsEvent.AccountOpened;
import io.typogram.accounts.AccountsEvent.ProfileChanged;
import io.typogram.accounts.AccountsEvent.PublicState;
import io.typogram.accounts.PublicProfiles;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.events.EventType;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.leaderboards.LeaderboardsEvent.BestImproved;
import io.typogram.leaderboards.LeaderboardsEvent.RunState;
import io.typogram.platform.events.DomainEvent;
import io.typogram.platform.events.EventJson;
import io.typogram.platform.events.TestingBroker;
import io.typogram.platform.events.TestingSubscription;
import io.typogram.platform.persistence.TestingDatabase;
import io.typogram.testing.Await;
import io.typogram.testing.TestingArchive;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What other cells tell is merged: in any order, any number of times, and what cannot be read harms
/// nothing beside it.
@ExtendWith(ArquillianExtension.class)
class ReplicationIT {

    private static final CellId AMERICA = new CellId("us-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BOARD = "time-120-persian";

    @Inject private TestingBroker broker;
    @Inject private TestingSubscription subscription;
    @Inject private TestingDatabase database;
    @Inject private PublicProfiles profiles;

    private final UserId user = new UserId(UUID.randomUUID());

    @Deployment
    static WebArchive inside() {
        return TestingArchive.inside();
    }

    @BeforeEach
    void listen() {
        subscription.start();
    }

    @AfterEach
    void stopListening() {
        subscription.stop();
    }

    @Test
    void aPlayerOfAnotherCellBecomesKnown() {
        take(envelope(1, 1, new AccountOpened(user, NOON, profile("Grace"))));

        var player = profiles.find(user).orElseThrow();
        assertThat(player.profile().displayName()).isEqualTo("Grace");
        assertThat(player.cell()).isEqualTo(AMERICA);
        assertThat(player.joinedAt()).isEqualTo(NOON);
        assertThat(rows("accounts")).isZero();
        assertThat(rows("homes")).isZero();
    }

    @Test
    void theLastProfileWinsInWhicheverOrderTheyCome() {
        List<EventEnvelope> told = new ArrayList<>();
        told.add(envelope(1, 1, new AccountOpened(user, NOON, profile("first"))));
        told.add(envelope(1, 7, new ProfileChanged(user, NOON, profile("second"))));
        told.add(envelope(2, 2, new ProfileChanged(user, NOON, profile("in the next home"))));
        for (int round = 0; round < 5; round++) {
            database.change("DELETE FROM players WHERE user_id = ?", user.value());
            List<EventEnvelope> mixed = new ArrayList<>(told);
            mixed.addAll(told);
            Collections.shuffle(mixed, new Random(round));
            mixed.forEach(this::take);

            assertThat(
                            database.count(
                                    """
                                    SELECT count(*) FROM players WHERE user_id = ?
                                        AND display_name = 'in the next home'
                                        AND epoch = 2 AND sequence = 2
                                    """,
                                    user.value()))
                    .as("round %d", round)
                    .isEqualTo(1);
        }
    }

    @Test
    void theBestRunWinsInWhicheverOrderTheyCome() {
        List<RunState> runs =
                IntStream.range(0, 6)
                        .mapToObj(run ->
                                new RunState(
                                        new UUID(0, run),
                                        run < 3 ? 50_00 : 60_00,
                                        run % 2 == 0 ? 90_00 : 95_00,
                                        NOON.plusSeconds(run / 2)))
                        .toList();
        for (int round = 0; round < 5; round++) {
            database.change("DELETE FROM global_board_entries WHERE user_id = ?", user.value());
            List<RunState> mixed = new ArrayList<>(runs);
            mixed.addAll(runs);
            Collections.shuffle(mixed, new Random(round));
            mixed.forEach(run -> take(best(run, 1)));

            // 60 wpm and 95 percent: runs 3 and 5, of which 3 was earlier.
            assertThat(entriesOf(new UUID(0, 3), 1)).as("round %d", round).isEqualTo(2);
        }
        assertThat(rows("board_entries")).isZero();
    }

    @Test
    void aRunCarriedIntoALaterHomeIsNotTakenBack() {
        RunState run = new RunState(UUID.randomUUID(), 50_00, 95_00, NOON);

        take(best(run, 2));
        take(best(run, 1));

        assertThat(entriesOf(run.resultId(), 2)).isEqualTo(2);
    }

    @Test
    void whatThisCellToldItselfIsNotMergedAgain() {
        EventEnvelope own =
                new EventEnvelope(
                        UUID.randomUUID(),
                        AccountsEvent.ACCOUNT_OPENED,
                        new CellId("eu-1"),
                        user.toString(),
                        NOON,
                        1,
                        1,
                        EventJson.payload(new AccountOpened(user, NOON, profile("echo"))));

        take(own);

        assertThat(profiles.find(user)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsGivenBackAndKeepsNothingElseBack() {
        List<byte[]> unreadable = new ArrayList<>();
        unreadable.add("not an envelope".getBytes(UTF_8));
        unreadable.add("{}".getBytes(UTF_8));
        unreadable.add(withPayload(AccountsEvent.ACCOUNT_OPENED, "{\"userId\":\"x\"}"));
        unreadable.add(withPayload(new EventType("accounts.account-opened.v2"), "{}"));
        unreadable.add(withPayload(new EventType("leaderboards.best-improved.v1"), "{}"));
        unreadable.add(
                EventJson.write(
                        envelope(
                                1,
                                1,
                                new BestImproved(
                                        user,
                                        NOON,
                                        "no such board",
                                        List.of("all-time"),
                                        new RunState(UUID.randomUUID(), 1, 1, NOON)))));
        byte[] readable =
                EventJson.write(envelope(1, 1, new AccountOpened(user, NOON, profile("Grace"))));

        unreadable.forEach(broker::deliver);
        broker.deliver(readable);

        Await.until("the readable one is taken", () -> broker.acknowledgementsOf(readable) == 1);
        unreadable.forEach(
                message -> Await.until("it is given back", () -> broker.refusalsOf(message) == 1));
        assertThat(unreadable).allMatch(message -> broker.acknowledgementsOf(message) == 0);
        assertThat(profiles.find(user)).isPresent();
    }

    @Test
    void whatNobodyHereWantsIsAcknowledged() {
        byte[] unknown = withPayload(new EventType("weather.rain-fell.v1"), "{}");

        broker.deliver(unknown);

        Await.until("it is acknowledged", () -> broker.acknowledgementsOf(unknown) == 1);
    }

    private void take(EventEnvelope envelope) {
        byte[] message = EventJson.write(envelope);
        long before = broker.acknowledgementsOf(message);
        broker.deliver(message);
        Await.until("it is merged", () -> broker.acknowledgementsOf(message) == before + 1);
    }

    private EventEnvelope best(RunState run, int epoch) {
        return envelope(
                epoch,
                1,
                new BestImproved(user, NOON, BOARD, List.of("all-time", "daily-2026-03-01"), run));
    }

    private EventEnvelope envelope(int epoch, long sequence, DomainEvent event) {
        return new EventEnvelope(
                UUID.randomUUID(),
                event.type(),
                AMERICA,
                user.toString(),
                event.occurredAt(),
                epoch,
                sequence,
                EventJson.payload(event));
    }

    private byte[] withPayload(EventType type, String payload) {
        return EventJson.write(
                new EventEnvelope(
                        UUID.randomUUID(), type, AMERICA, user.toString(), NOON, 1, 1, payload));
    }

    private static PublicState profile(String name) {
        return new PublicState(name, null, "qwerty", "", NOON);
    }

    private long entriesOf(UUID resultId, int epoch) {
        return database.count(
                """
                SELECT count(*) FROM global_board_entries
                WHERE user_id = ? AND board = ? AND result_id = ? AND epoch = ? AND cell = 'us-1'
                """,
                user.value(),
                BOARD,
                resultId,
                epoch);
    }

    private long rows(String table) {
        return database.count("SELECT count(*) FROM " + table + " WHERE user_id = ?", user.value());
    }
}
