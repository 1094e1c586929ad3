package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.RawClient.RawAnswer;
import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingPlatform;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the edge ends without losing a request.
final class DrainTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir private Path folder;

    /// Each test begins by starting its own.
    @SuppressWarnings("NullAway.Init")
    private TestingPlatform platform;

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void whatIsUnderWayIsAnsweredAndToldThatItWasTheLast() throws Exception {
        platform = TestingPlatform.start(folder);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        platform.eu.behave(request -> {
            arrived.countDown();
            await(mayAnswer);
            return TestingAnswer.text(200, "done");
        });
        Thread draining = Thread.ofVirtual().unstarted(platform.edge()::drain);
        try (RawClient client = new RawClient(platform.address())) {
            client.send(GET);
            arrived.await();
            draining.start();
            awaitNoListener();
            mayAnswer.countDown();
            RawAnswer answer = client.read();
            assertThat(answer.body()).isEqualTo("done");
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(client.isAtEnd()).isTrue();
        }
        draining.join();
    }

    @Test
    void theNextRequestOfAnIdleConnectionIsStillAnswered() throws Exception {
        platform = TestingPlatform.start(folder);
        Thread draining = Thread.ofVirtual().unstarted(platform.edge()::drain);
        try (RawClient client = new RawClient(platform.address())) {
            assertThat(client.send(GET).read().status()).isEqualTo(200);
            draining.start();
            awaitNoListener();
            RawAnswer answer = client.send(GET).read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("connection", "close");
        }
        draining.join();
    }

    @Test
    void drainingEndsInTimeWhateverClientsDo() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        startWithACellThatNeverAnswers(arrived);
        try (RawClient client = new RawClient(platform.address())) {
            client.send(GET);
            arrived.await();
            platform.edge().drain();
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void aConnectionThatComesAsTheEdgeEndsIsNotLeftHanging() throws Exception {
        for (int round = 0; round < 20; round++) {
            startWithACellThatNeverAnswers(new CountDownLatch(1));
            try (RawClient client = new RawClient(platform.address())) {
                client.send(GET);
                platform.edge().drain();
                assertThat(isOver(client)).isTrue();
            }
            platform.close();
        }
    }

    private void startWithACellThatNeverAnswers(CountDownLatch arrived) throws Exception {
        platform = TestingPlatform.start(folder, Map.of("TYPOGRAM_EDGE_DRAIN_MILLIS", "1"));
        platform.eu.behave(request -> {
            arrived.countDown();
            await(new CountDownLatch(1));
            return TestingAnswer.text(200, "never");
        });
    }

    /// Ended, or reset if the edge had not taken it from the kernel yet.
    private static boolean isOver(RawClient client) throws IOException {
        try {
            return client.isAtEnd();
        } catch (SocketException reset) {
            return true;
        }
    }

    /// A connection that the kernel takes while the listener is closed is reset, which says neither.
    private void awaitNoListener() throws Exception {
        boolean listening = true;
        while (listening) {
            try (RawClient probe = new RawClient(platform.address())) {
                listening = probe != null;
            } catch (ConnectException refused) {
                listening = false;
            } catch (SocketException resetAsItClosed) {
                listening = true;
            }
        }
        assertThatThrownBy(() -> new RawClient(platform.address()))
                .isInstanceOf(ConnectException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
