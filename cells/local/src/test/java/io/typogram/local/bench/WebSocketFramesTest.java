package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketFramesTest {

    @Test
    void theKeyOfTheStandardsExampleGetsItsAnswer() {
        assertThat(WebSocketFrames.accept("dGhlIHNhbXBsZSBub25jZQ=="))
                .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageIsReadOnlyWhenItIsThereAsAWhole(boolean masked) {
        byte[] payload = "the quick brown fox".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer wire = ByteBuffer.allocate(WebSocketFrames.FRAME_AT_MOST);
        WebSocketFrames.write(wire, payload, masked);
        wire.flip();
        int length = wire.limit();
        for (int there = 0; there < length; there++) {
            wire.limit(there);
            assertThat(WebSocketFrames.read(wire)).isEmpty();
            assertThat(wire.position()).isZero();
        }
        wire.limit(length);

        assertThat(WebSocketFrames.read(wire)).hasValue(payload);
        assertThat(wire.hasRemaining()).isFalse();
    }

    @Test
    void theLongestMessageFitsAndALongerOneIsRefused() {
        ByteBuffer wire = ByteBuffer.allocate(WebSocketFrames.FRAME_AT_MOST + 1);

        WebSocketFrames.write(wire, new byte[WebSocketFrames.PAYLOAD_AT_MOST], true);

        assertThat(wire.position()).isEqualTo(WebSocketFrames.FRAME_AT_MOST);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        WebSocketFrames.write(
                                wire, new byte[WebSocketFrames.PAYLOAD_AT_MOST + 1], true));
    }
}
