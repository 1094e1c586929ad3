package io.typogram.edge.placement;

import static io.typogram.edge.testing.HomeText.home;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.directory.Directory;
import io.typogram.edge.directory.HomeTable;
import io.typogram.edge.placement.PlacementOutcome.Denied;
import io.typogram.edge.placement.PlacementOutcome.DirectoryFull;
import io.typogram.edge.placement.PlacementOutcome.Erased;
import io.typogram.edge.placement.PlacementOutcome.Placed;
import io.typogram.edge.placement.PlacementOutcome.TooManyStrangers;
import io.typogram.edge.placement.PlacementOutcome.TopologyUnavailable;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.edge.testing.LoggedMessages;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.kernel.topology.Home;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class StrangersTest {

    private static final RegionId EU = new RegionId("eu");

    private long nanos = 17;
    private final HomeTable directory = new HomeTable();
    private final TestingRegistry registry = new TestingRegistry();
    private final Strangers strangers = new Strangers(directory, registry, () -> nanos, 2);

    @Test
    void racingRequestsShareOneQuestionAndItsAnswer() {
        List<CompletableFuture<PlacementOutcome>> racing = new ArrayList<>();
        for (int request = 0; request < 100; request++) {
            racing.add(place(1));
        }
        registry.answer(1, home("us-1", 1));
        assertThat(racing)
                .allSatisfy(each -> assertThat(each.join()).isEqualTo(new Placed(home("us-1", 1))));
        assertThat(registry.asked).isEqualTo(1);
    }

    @Test
    void whoHasBeenPlacedIsInTheDirectoryAndNotAskedAboutAgain() {
        CompletableFuture<PlacementOutcome> first = place(1);
        registry.answer(1, home("us-1", 1));
        first.join();
        assertThat(directory.find(user(1))).contains(home("us-1", 1));
        assertThat(place(1).join()).isEqualTo(new Placed(home("us-1", 1)));
        assertThat(registry.asked).isEqualTo(1);
    }

    @Test
    void moreStrangersThanThereIsRoomForAreRefusedUntilThereIs() {
        CompletableFuture<PlacementOutcome> first = place(1);
        assertThat(place(2)).isNotDone();
        assertThat(place(3).join()).isEqualTo(new TooManyStrangers());
        assertThat(registry.asked).isEqualTo(2);
        registry.answer(1, home("eu-1", 1));
        first.join();
        assertThat(place(3)).isNotDone();
        assertThat(registry.asked).isEqualTo(3);
        assertThat(strangers.refused()).isEqualTo(1);
    }

    @Test
    void aFailureIsToldOnceAndTheNextRequestAsksAgain() {
        CompletableFuture<PlacementOutcome> first = place(1);
        registry.fail(1);
        assertThat(first.join()).isEqualTo(new TopologyUnavailable());
        CompletableFuture<PlacementOutcome> second = place(1);
        registry.answer(1, home("eu-1", 1));
        assertThat(second.join()).isEqualTo(new Placed(home("eu-1", 1)));
        assertThat(strangers.failed()).isEqualTo(1);
    }

    @Test
    void whoIsDeniedIsNotInTheDirectoryAndNobodyElseSharesTheAnswer() {
        var made = strangers.place(user(1), EU, Optional.empty(), "Bearer made up");
        registry.deny(1, EdgeProblems.TOKEN_INVALID);
        CompletableFuture<PlacementOutcome> genuine = place(1);
        assertThat(registry.asked).isEqualTo(2);
        registry.answer(1, home("eu-1", 1));

        assertThat(made.toCompletableFuture().join())
                .isEqualTo(new Denied(EdgeProblems.TOKEN_INVALID));
        assertThat(genuine.join()).isEqualTo(new Placed(home("eu-1", 1)));
        assertThat(strangers.failed()).isZero();
    }

    @Test
    void aCredentialThatIsMadeUpWaitsForItsOwnAnswer() {
        CompletableFuture<PlacementOutcome> genuine = place(1);
        CompletableFuture<PlacementOutcome> made =
                strangers
                        .place(user(1), EU, Optional.empty(), "Bearer made up")
                        .toCompletableFuture();

        assertThat(registry.asked).isEqualTo(2);
        assertThat(made).isNotDone();
        assertThat(genuine).isNotDone();
    }

    @Test
    void whatTheDirectoryHasLearnedMeanwhileIsBelievedWhenItIsNewer() {
        CompletableFuture<PlacementOutcome> placing = place(1);
        directory.learn(user(1), home("us-1", 4));
        registry.answer(1, home("eu-1", 1));
        assertThat(placing.join()).isEqualTo(new Placed(home("us-1", 4)));
    }

    @Test
    void aHomeForWhichThereIsNoRoomFailsThePlacementAndHoldsNobodyUp() {
        Strangers crowded = new Strangers(new FullDirectory(), registry, () -> nanos, 1);
        try (LoggedMessages log = new LoggedMessages(Strangers.class)) {
            for (int attempt = 1; attempt <= 2; attempt++) {
                CompletableFuture<PlacementOutcome> placing =
                        crowded.place(user(1), EU, Optional.empty(), "Bearer a")
                                .toCompletableFuture();
                registry.answer(1, home("eu-1", 1));
                assertThat(placing).isCompletedWithValue(new DirectoryFull());
                assertThat(crowded.failed()).isEqualTo(attempt);
            }
            assertThat(log.ids()).containsExactly("EDGE-P2", "EDGE-P2");
        }
    }

    @Test
    void whoWasErasedIsNotAskedAboutAgainForAMinute() {
        CompletableFuture<PlacementOutcome> first = place(1);
        registry.sayErased(1);
        assertThat(first.join()).isEqualTo(new Erased());
        assertThat(directory.find(user(1))).isEmpty();
        nanos += ErasedUsers.REMEMBERED.toNanos() - 1;
        assertThat(place(1).join()).isEqualTo(new Erased());
        assertThat(registry.asked).isEqualTo(1);
        nanos++;
        assertThat(place(1)).isNotDone();
        assertThat(registry.asked).isEqualTo(2);
        assertThat(strangers.failed()).isZero();
    }

    private CompletableFuture<PlacementOutcome> place(int number) {
        return strangers
                .place(user(number), EU, Optional.empty(), "Bearer a")
                .toCompletableFuture();
    }

    private static UserId user(int number) {
        return new UserId(new UUID(number, number));
    }

    /// Answers when the test says so.
    private static final class TestingRegistry implements HomeRegistry {

        private final Map<UserId, CompletableFuture<Answer>> questions = new HashMap<>();
        private int asked;

        @Override
        public CompletionStage<Answer> place(
                UserId user, RegionId region, Optional<HostName> host, String authorization) {
            asked++;
            CompletableFuture<Answer> question = new CompletableFuture<>();
            questions.put(user, question);
            return question;
        }

        @Override
        public CompletionStage<Optional<Home>> lookUp(UserId user) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        void answer(int number, Home home) {
            Objects.requireNonNull(questions.remove(user(number))).complete(new Answer.Given(home));
        }

        void deny(int number, ProblemType problem) {
            Objects.requireNonNull(questions.remove(user(number)))
                    .complete(new Answer.Denied(problem));
        }

        void sayErased(int number) {
            Objects.requireNonNull(questions.remove(user(number))).complete(new Answer.Gone());
        }

        void fail(int number) {
            Objects.requireNonNull(questions.remove(user(number)))
                    .completeExceptionally(new IOException("away"));
        }
    }

    /// Has no room for anybody.
    private static final class FullDirectory implements Directory {

        @Override
        public Optional<Home> find(UserId user) {
            return Optional.empty();
        }

        @Override
        public boolean learn(UserId user, Home home) {
            throw new IllegalStateException("the directory is full");
        }

        @Override
        public boolean forget(UserId user, int epoch) {
            return false;
        }

        @Override
        public Intake intake() {
            throw new IllegalStateException("the directory is full");
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public List<CellId> cells() {
            return List.of();
        }

        @Override
        public void forEach(Visitor visitor) {
            // There is nobody to show.
        }
    }
}
