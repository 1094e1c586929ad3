package io.typogram.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlStatesTest {

    private final SQLException notSerialized = new SQLException("restart", "40001");

    @Test
    void aSerializationFailureIsFoundUnderItsWrappings() {
        assertThat(
                        SqlStates.isSerializationFailure(
                                new IllegalStateException(new RuntimeException(notSerialized))))
                .isTrue();
    }

    @Test
    void aSerializationFailureIsFoundAmongTheSuppressed() {
        Exception commitFailed = new IllegalStateException("heuristic");
        commitFailed.addSuppressed(new RuntimeException(notSerialized));

        assertThat(SqlStates.isSerializationFailure(commitFailed)).isTrue();
    }

    @Test
    void aSerializationFailureIsFoundInABatchsChain() {
        SQLException batch = new SQLException("batch failed", "XX000");
        batch.setNextException(notSerialized);

        assertThat(SqlStates.isSerializationFailure(batch)).isTrue();
    }

    @Test
    void anotherFailureIsNotRunAgain() {
        assertThat(SqlStates.isSerializationFailure(new SQLException("duplicate", "23505")))
                .isFalse();
        assertThat(SqlStates.isSerializationFailure(new IllegalStateException("40001"))).isFalse();
    }

    @Test
    void aRingOfCausesEnds() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(SqlStates.isSerializationFailure(first)).isFalse();
    }
}
