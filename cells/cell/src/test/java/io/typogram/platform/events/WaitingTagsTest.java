package io.typogram.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingTagsTest {

    @Test
    void aTagWaitsOnceHoweverOftenItIsOffered() throws InterruptedException {
        WaitingTags tags = new WaitingTags(3);

        assertThat(tags.offer("a")).isTrue();
        assertThat(tags.offer("b")).isTrue();
        assertThat(tags.offer("a")).isTrue();

        assertThat(tags.take(3)).containsExactly("a", "b");
    }

    @Test
    void theOldestAreTakenFirstAndNoMoreThanAreAskedFor() throws InterruptedException {
        WaitingTags tags = new WaitingTags(3);
        assertThat(tags.offer("a") && tags.offer("b") && tags.offer("c")).isTrue();

        assertThat(tags.take(2)).containsExactly("a", "b");
        assertThat(tags.offer("a")).isTrue();
        assertThat(tags.take(2)).containsExactly("c", "a");
    }

    @Test
    void noMoreWaitThanMay() throws InterruptedException {
        WaitingTags tags = new WaitingTags(2);
        assertThat(tags.offer("a") && tags.offer("b")).isTrue();

        assertThat(tags.offer("c")).isFalse();
        assertThat(tags.offer("a")).isTrue();

        assertThat(tags.take(3)).containsExactly("a", "b");
        assertThat(tags.offer("c")).isTrue();
    }
}
