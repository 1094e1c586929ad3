package io.typogram.topology.directory.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.topology.directory.control.ChangesOutcome.Page;
import io.typogram.topology.directory.control.Followers.Follower;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FollowersTest {

    private static final Instant AT_ONCE = Instant.EPOCH;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Long> read = new ArrayList<>();
    private final Followers followers = new Followers(3, tasks::add, this::read);

    @Test
    void aChangeAnswersThoseWhoWaitAfterAnEarlierVersion() {
        var behind = new TestingFollower(4);
        var upToDate = new TestingFollower(5);
        followers.join(behind);
        followers.join(upToDate);

        followers.advanceTo(5);
        runTasks();

        assertThat(behind.answers).containsExactly(page(4));
        assertThat(upToDate.answers).isEmpty();
        assertThat(followers.count()).isEqualTo(1);
    }

    @Test
    void thoseWhoWaitAfterOneVersionShareOneReading() {
        var one = new TestingFollower(4);
        var other = new TestingFollower(4);
        followers.join(one);
        followers.join(other);

        followers.advanceTo(5);
        runTasks();

        assertThat(read).containsExactly(4L);
        assertThat(one.answers).hasSize(1);
        assertThat(other.answers).hasSize(1);
    }

    @Test
    void aChangeAnnouncedJustBeforeSomebodyJoinsIsNotMissed() {
        followers.advanceTo(5);
        assertThat(tasks).isEmpty();

        var late = new TestingFollower(4);
        followers.join(late);
        runTasks();

        assertThat(late.answers).containsExactly(page(4));
    }

    @Test
    void manyChangesAtOnceAreOneTask() {
        followers.join(new TestingFollower(0));

        followers.advanceTo(1);
        followers.advanceTo(2);
        followers.advanceTo(3);

        assertThat(tasks).hasSize(1);
    }

    @Test
    void anOldAnnouncementDoesNotTurnTheVersionBack() {
        followers.advanceTo(9);
        followers.advanceTo(3);

        var follower = new TestingFollower(8);
        followers.join(follower);
        runTasks();

        assertThat(follower.answers).hasSize(1);
    }

    @Test
    void noMoreWaitThanMayAndAPlaceThatIsLeftIsFree() {
        assertThat(followers.join(new TestingFollower(0))).isTrue();
        assertThat(followers.join(new TestingFollower(0))).isTrue();
        assertThat(followers.join(new TestingFollower(0, AT_ONCE))).isTrue();
        assertThat(followers.join(new TestingFollower(0))).isFalse();

        followers.expire(AT_ONCE);
        followers.expire(AT_ONCE);

        assertThat(followers.join(new TestingFollower(0))).isTrue();
        assertThat(followers.join(new TestingFollower(0))).isFalse();
        assertThat(followers.count()).isEqualTo(3);
    }

    @Test
    void whoseTimeIsOverIsToldThatNothingHappenedAndNothingElse() {
        var patient = new TestingFollower(7);
        var done = new TestingFollower(7, AT_ONCE);
        followers.join(patient);
        followers.join(done);
        followers.advanceTo(8);
        followers.expire(AT_ONCE);
        runTasks();

        assertThat(done.answers).containsExactly(Page.empty(7));
        assertThat(patient.answers).containsExactly(page(7));
        assertThat(followers.count()).isZero();
    }

    @Test
    void aFailedReadingIsToldToThoseWhoWaited() {
        var failing =
                new Followers(
                        3,
                        tasks::add,
                        _ -> {
                            throw new IllegalStateException("the database is away");
                        });
        var follower = new TestingFollower(0);
        failing.join(follower);
        failing.advanceTo(1);
        runTasks();

        assertThat(follower.failures).hasSize(1);
        assertThat(failing.count()).isZero();
    }

    private ChangesOutcome read(long after) {
        read.add(after);
        return page(after);
    }

    private static Page page(long after) {
        return new Page(after + 1, List.of(), Optional.empty(), false);
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private static final class TestingFollower implements Follower {

        private final long after;
        private final Instant deadline;
        private final List<ChangesOutcome> answers = new ArrayList<>();
        private final List<RuntimeException> failures = new ArrayList<>();

        TestingFollower(long after) {
            this(after, Instant.MAX);
        }

        TestingFollower(long after, Instant deadline) {
            this.after = after;
            this.deadline = deadline;
        }

        @Override
        public long after() {
            return after;
        }

        @Override
        public Instant deadline() {
            return deadline;
        }

        @Override
        public void answer(ChangesOutcome outcome) {
            answers.add(outcome);
        }

        @Override
        public void fail(RuntimeException failure) {
            failures.add(failure);
        }
    }
}
