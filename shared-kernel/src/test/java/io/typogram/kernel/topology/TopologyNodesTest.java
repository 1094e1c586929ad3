package io.typogram.kernel.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopologyNodesTest {

    private static final URI FIRST = URI.create("http://a:8090");
    private static final URI SECOND = URI.create("http://b:8090");

    private final TopologyNodes nodes = TopologyNodes.parse(" http://a:8090/  http://b:8090 ");

    @Test
    void theFirstIsPreferredUntilItIsLeft() {
        assertThat(nodes.count()).isEqualTo(2);
        assertThat(nodes.preferred()).isEqualTo(FIRST);

        nodes.leave(FIRST);

        assertThat(nodes.preferred()).isEqualTo(SECOND);
    }

    @Test
    void afterTheLastComesTheFirst() {
        nodes.leave(FIRST);
        nodes.leave(SECOND);

        assertThat(nodes.preferred()).isEqualTo(FIRST);
    }

    @Test
    void manyWhoFoundTheSameNodeAwayLeaveItOnce() {
        nodes.leave(FIRST);
        nodes.leave(FIRST);

        assertThat(nodes.preferred()).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a:8090", "http://a:8090 nowhere"})
    void whatIsNoAddressIsRefused(String urls) {
        assertThatThrownBy(() -> TopologyNodes.parse(urls))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
