package io.typogram.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.supervision.Requests.Answer;
import io.typogram.local.supervision.Requests.Request;
import io.typogram.local.supervision.Requests.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsTest {

    @TempDir private Path folder = Path.of(".");

    @Test
    void aRequestIsTakenOnce() throws IOException {
        Requests requests = new Requests(folder.resolve("requests"));
        assertThat(requests.take()).isEmpty();
        Request restart = Request.of(Verb.RESTART, "cell-eu-1-node-2");
        Request stop = Request.of(Verb.STOP, "edge");
        Request stopAgain = Request.of(Verb.STOP, "edge");

        requests.submit(restart);
        requests.submit(stop);
        requests.submit(stopAgain);

        assertThat(requests.take()).containsExactlyInAnyOrder(restart, stop, stopAgain);
        assertThat(requests.take()).isEmpty();
    }

    @Test
    void anAnswerGoesToWhoAskedAndOnce() throws IOException {
        Requests requests = new Requests(folder.resolve("requests"));
        Request first = Request.of(Verb.RESTART, "edge");
        Request second = Request.of(Verb.RESTART, "edge");
        assertThat(requests.takeAnswer(first)).isEmpty();

        requests.answer(first, new Answer.Failed("died"));
        requests.answer(second, new Answer.Done());

        assertThat(requests.takeAnswer(first)).contains(new Answer.Failed("died"));
        assertThat(requests.takeAnswer(first)).isEmpty();
        assertThat(requests.takeAnswer(second)).contains(new Answer.Done());
    }

    @Test
    void whatIsNoRequestIsPassedOver() throws IOException {
        Requests requests = new Requests(folder.resolve("requests"));
        Files.createDirectories(requests.directory());
        Files.writeString(requests.directory().resolve("restart.edge"), "");

        assertThat(requests.take()).isEmpty();
    }

    @Test
    void aNewSupervisorForgetsWhatWasAskedOfAnEarlierOne() throws IOException {
        Requests requests = new Requests(folder.resolve("requests"));
        Request asked = Request.of(Verb.STOP, "edge");
        Request answered = Request.of(Verb.STOP, "edge");
        requests.submit(asked);
        requests.answer(answered, new Answer.Done());

        requests.clear();

        assertThat(requests.take()).isEmpty();
        assertThat(requests.takeAnswer(answered)).isEmpty();
    }
}
