package io.typogram.kernel.moves;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.HomeRecord.Admission;
import io.typogram.kernel.topology.Home;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HomeRecordTest {

    private static final Home HERE = Home.first(new CellId("eu-1"));
    private static final Home THERE = new Home(new CellId("us-1"), 2);
    private static final Stamp BEFORE = Stamp.beginning(3);
    private static final Stamp NOW = BEFORE.next();

    /// Everything that a driver can ask of a user who is at home in the first of these two.
    private static final Map<String, Function<Stamp, Function<HomeRecord, Reply<HomeRecord>>>>
            MESSAGES =
                    Map.of(
                            "leave", stamp -> home -> home.leave(stamp, HERE),
                            "fence", stamp -> home -> home.fence(stamp),
                            "release", stamp -> home -> home.release(stamp, HERE),
                            "close", stamp -> home -> home.close(stamp, THERE),
                            "purge", stamp -> home -> home.purge(stamp, THERE),
                            "arrive", stamp -> home -> home.arrive(stamp, HERE),
                            "receive", stamp -> home -> home.receive(stamp),
                            "activate", stamp -> home -> home.activate(stamp, THERE, true),
                            "discard", stamp -> home -> home.discard(stamp, HERE));

    @ParameterizedTest
    @EnumSource(value = HomeState.class, mode = EnumSource.Mode.EXCLUDE, names = "ERASED")
    void whatIsNotLaterIsRefusedWhateverItIs(HomeState state) {
        HomeRecord home = record(state);

        MESSAGES.forEach((name, message) -> {
            for (Stamp late : List.of(Stamp.NONE.next(), BEFORE)) {
                assertThat(message.apply(late).apply(home))
                        .as(name)
                        .isEqualTo(Reply.refused(Refusal.OUTDATED));
            }
        });
    }

    @Test
    void whoWasErasedIsBroughtBackByNothing() {
        HomeRecord erased = HomeRecord.erased(HERE);

        MESSAGES.forEach((name, message) ->
                assertThat(message.apply(NOW).apply(erased))
                        .as(name)
                        .isEqualTo(Reply.refused(Refusal.ERASED)));
        assertThat(erased.counted()).isEqualTo(erased);
    }

    @ParameterizedTest
    @EnumSource(HomeState.class)
    void whatIsFollowedIsRemembered(HomeState state) {
        HomeRecord home = record(state);

        MESSAGES.forEach((name, message) -> {
            if (message.apply(NOW).apply(home) instanceof Reply.Done<HomeRecord>(var followed)) {
                assertThat(followed.stamp()).as(name).isEqualTo(NOW);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(HomeState.class)
    void whoLivesHereIsServedAndNobodyElse(HomeState state) {
        assertThat(record(state).admission())
                .isEqualTo(
                        switch (state) {
                            case ACTIVE, LEAVING -> Admission.SERVE;
                            case MOVING, ARRIVING -> Admission.HOLD;
                            case MOVED -> Admission.SEND_HOME;
                            case ERASED -> Admission.REFUSE;
                        });
    }

    @ParameterizedTest
    @EnumSource(HomeState.class)
    void onlyTheWritesOfSomebodyWhoIsBeingCopiedAreCounted(HomeState state) {
        assertThat(record(state).counted().writes()).isEqualTo(state == HomeState.LEAVING ? 1 : 0);
    }

    @Test
    void aUserWhoWasOnlyPlacedIsTakenInWhenTheyComeAndThatIsAWrite() {
        HomeRecord placed = HomeRecord.placed(HERE);
        HomeRecord leaving = done(placed.leave(NOW, HERE));

        assertThat(placed.admission()).isEqualTo(Admission.SETTLE);
        assertThat(leaving.admission()).isEqualTo(Admission.SETTLE);
        assertThat(leaving.settle().admission()).isEqualTo(Admission.SERVE);
        assertThat(leaving.settle().writes()).isEqualTo(1);
    }

    @Test
    void aWholeMoveAndBack() {
        HomeRecord source = record(HomeState.ACTIVE);
        HomeRecord target = HomeRecord.elsewhere(HERE);
        Stamps stamps = new Stamps(9);

        source = done(source.leave(stamps.next(), HERE));
        target = done(target.arrive(stamps.next(), HERE));
        source = done(source.fence(stamps.next()));
        target = done(target.receive(stamps.next()));
        target = done(target.activate(stamps.next(), THERE, true));
        source = done(source.close(stamps.next(), THERE));
        assertThat(source.admission()).isEqualTo(Admission.SEND_HOME);
        assertThat(source.home()).isEqualTo(THERE);
        assertThat(target.admission()).isEqualTo(Admission.SERVE);

        Home again = new Home(HERE.cell(), 3);
        target = done(target.leave(stamps.next(), THERE));
        source = done(source.arrive(stamps.next(), THERE));
        assertThat(source.purge(stamps.next(), THERE))
                .as("what was left behind is in use again")
                .isEqualTo(Reply.refused(Refusal.LIVES_HERE));
        target = done(target.fence(stamps.next()));
        source = done(source.activate(stamps.next(), again, true));
        target = done(target.close(stamps.next(), again));
        assertThat(source.home()).isEqualTo(again);
        assertThat(target.home()).isEqualTo(again);
    }

    @Test
    void aFenceThatComesAfterTheMoveWasGivenUpShutsNobodyOut() {
        Stamps stamps = new Stamps(9);
        Stamp late = stamps.next();
        HomeRecord released = done(record(HomeState.LEAVING).release(stamps.next(), HERE));

        assertThat(released.fence(late)).isEqualTo(Reply.refused(Refusal.OUTDATED));
        assertThat(released.admission()).isEqualTo(Admission.SERVE);
    }

    private static HomeRecord record(HomeState state) {
        Home home = state == HomeState.MOVED ? THERE : HERE;
        return new HomeRecord(home, state, true, 0, BEFORE);
    }

    private static HomeRecord done(Reply<HomeRecord> reply) {
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return RefusedException.value(reply);
    }
}
