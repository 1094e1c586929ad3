package io.typogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.accounts.AccountsEvent.ProfileChanged;
import io.typogram.accounts.AccountsEvent.PublicState;
import io.typogram.accounts.KeyboardLayout;
import io.typogram.accounts.Profile;
import io.typogram.accounts.PublicProfiles;
import io.typogram.accounts.control.ChangeProfile;
import io.typogram.kernel.caching.TagsPurged;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.callers.Player;
import io.typogram.platform.events.CachePurges;
import io.typogram.platform.events.EventJson;
import io.typogram.platform.events.TestingBroker;
import io.typogram.platform.events.TestingBroker.Sent;
import io.typogram.platform.events.TestingPurges;
import io.typogram.platform.events.TestingSubscription;
import io.typogram.platform.residence.Residence;
import io.typogram.platform.residence.Residences;
import io.typogram.platform.residence.UserWrites;
import io.typogram.server.persistence.Transactions;
import io.typogram.testing.Await;
import io.typogram.testing.TestingArchive;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What caches before the cells should drop is told after the commit, and nothing else is.
@ExtendWith(ArquillianExtension.class)
class PurgesIT {

    private static final String CELL = "eu-1";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject private TestingBroker broker;
    @Inject private TestingPurges sender;
    @Inject private TestingSubscription subscription;
    @Inject private CachePurges purges;
    @Inject private Transactions transactions;
    @Inject private Residences residences;
    @Inject private UserWrites writes;
    @Inject private ChangeProfile changeProfile;
    @Inject private PublicProfiles profiles;

    private final UserId user = new UserId(UUID.randomUUID());

    @Deployment
    static WebArchive inside() {
        return TestingArchive.inside();
    }

    @BeforeEach
    void withABroker() {
        broker.hearPurges(true);
    }

    @AfterEach
    void withoutABroker() throws InterruptedException {
        broker.hearPurges(false);
        broker.takeAgain(CELL);
        sender.stop();
    }

    @Test
    void aChangedProfileIsPurgedOnceTheChangeHasCommitted() {
        settle();
        sender.start();
        awaitPurged(tag());

        ChangeProfile.Outcome changed =
                writes.run(
                        user,
                        () -> {
                            var outcome = changeProfile.change(user, 1, named("Ada"));
                            assertThat(timesPurged(tag())).isEqualTo(1);
                            return outcome;
                        });

        assertThat(changed).isInstanceOf(ChangeProfile.Outcome.Changed.class);
        Await.until("it is purged", () -> timesPurged(tag()) == 2);
        assertThat(purgesSent().getLast().key()).isEqualTo(CELL);
        assertThat(purgesSent().getLast().taken()).isTrue();
    }

    @Test
    void whatIsRolledBackPurgesNothing() {
        settle();
        sender.start();
        awaitPurged(tag());

        assertThatThrownBy(() ->
                        writes.run(
                                user,
                                () -> {
                                    var _ = changeProfile.change(user, 1, named("Ada"));
                                    throw new IllegalStateException("the write failed");
                                }))
                .hasMessage("the write failed");
        // A witness, behind which nothing comes that came before it.
        awaitPurged(purge("witness:" + UUID.randomUUID()));

        assertThat(timesPurged(tag())).isEqualTo(1);
    }

    @Test
    void aChangeOfAProfileThatIsAnotherAlreadyPurgesNothing() {
        settle();
        sender.start();
        awaitPurged(tag());

        ChangeProfile.Outcome refused =
                writes.run(user, () -> changeProfile.change(user, 7, named("Ada")));
        awaitPurged(purge("witness:" + UUID.randomUUID()));

        assertThat(refused).isInstanceOf(ChangeProfile.Outcome.Stale.class);
        assertThat(timesPurged(tag())).isEqualTo(1);
    }

    @Test
    void aProfileOfAnotherCellIsPurgedFromHereTooOnceItIsMerged() {
        sender.start();
        subscription.start();
        try {
            broker.deliver(
                    EventJson.write(
                            envelope(
                                    new ProfileChanged(
                                            user,
                                            NOON,
                                            new PublicState("Grace", null, "qwerty", "", NOON)))));
            awaitPurged(tag());
        } finally {
            subscription.stop();
        }

        assertThat(profiles.find(user).orElseThrow().profile().displayName()).isEqualTo("Grace");
    }

    @Test
    void manyTagsGoTogetherAndNoMoreInAMessageThanMay() {
        String kind = "many-" + UUID.randomUUID() + ":";
        int count = 2 * TagsPurged.MAX_TAGS + 50;
        transactions.run(
                () -> IntStream.range(0, count).forEach(tag -> purges.afterCommit(kind + tag)));
        int before = purgesSent().size();

        sender.start();
        awaitPurged(kind + (count - 1));

        assertThat(purgesSent().stream().skip(before).map(sent -> tags(sent).size()))
                .containsExactly(TagsPurged.MAX_TAGS, TagsPurged.MAX_TAGS, 50);
    }

    @Test
    void whatTheBrokerDoesNotTakeIsSentAgain() {
        broker.refuse(CELL);
        sender.start();
        String tag = purge("refused:" + UUID.randomUUID());
        Await.until(
                "it is refused",
                () -> purgesSent().stream().anyMatch(sent -> tags(sent).contains(tag)));
        assertThat(timesPurged(tag)).isZero();

        broker.takeAgain(CELL);

        awaitPurged(tag);
    }

    @Test
    void aCellWithoutABrokerKeepsNoPurges() {
        broker.hearPurges(false);
        String early = purge("early:" + UUID.randomUUID());
        broker.hearPurges(true);

        sender.start();
        awaitPurged(purge("witness:" + UUID.randomUUID()));

        assertThat(timesPurged(early)).isZero();
    }

    @Test
    void whatIsNoTagIsRefused() {
        assertThatThrownBy(() -> transactions.run(() -> purges.afterCommit("one,two")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String purge(String tag) {
        transactions.run(() -> purges.afterCommit(tag));
        return tag;
    }

    /// Makes the account, which is told once.
    private void settle() {
        Residence residence = residences.of(new Player(user, "ada"), Optional.empty());
        assertThat(residence).isInstanceOf(Residence.Resident.class);
    }

    private static Profile named(String name) {
        return new Profile(name, Optional.empty(), KeyboardLayout.QWERTY, "");
    }

    private EventEnvelope envelope(ProfileChanged event) {
        return new EventEnvelope(
                UUID.randomUUID(),
                event.type(),
                new CellId("us-1"),
                user.toString(),
                NOON,
                1,
                2,
                EventJson.payload(event));
    }

    private String tag() {
        return "profile:" + user;
    }

    private void awaitPurged(String tag) {
        Await.until(tag + " is purged", () -> timesPurged(tag) > 0);
    }

    private long timesPurged(String tag) {
        return purgesSent().stream()
                .filter(sent -> sent.taken() && tags(sent).contains(tag))
                .count();
    }

    private List<Sent> purgesSent() {
        return broker.sentTo(TagsPurged.TOPIC);
    }

    private static List<String> tags(Sent sent) {
        try (JsonReader reader = Json.createReader(new StringReader(sent.envelope()))) {
            return reader.readObject()
                    .getJsonObject("payload")
                    .getJsonArray("tags")
                    .getValuesAs(JsonString::getString);
        }
    }
}
