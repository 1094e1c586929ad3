package io.typogram.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.server.problems.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void aLimitNobodyAskedForIsTheDefault() {
        assertThat(Limit.read(null)).isEqualTo(Limit.DEFAULT);
        assertThat(Limit.read("radius", null, 10, 50)).isEqualTo(10);
    }

    @Test
    void aLimitIsTakenUpToItsBounds() {
        assertThat(Limit.read("1")).isEqualTo(1);
        assertThat(Limit.read(String.valueOf(Limit.MAX))).isEqualTo(Limit.MAX);
        assertThat(Limit.read("radius", "50", 10, 50)).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "101", "-1", "+1", "1.0", "x", "\u0661", "99999999999"})
    void aLimitBeyondItsBoundsIsRefused(String wish) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Limit.read(wish))
                .withMessage("limit is a number from 1 to 100");
    }

    @Property
    void aCursorIsReadBack(@ForAll long number, @ForAll long most) {
        UUID id = new UUID(most, number);
        String cursor = Cursor.of(number, id);

        assertThat(cursor).matches("[\\w-]+").hasSizeLessThan(Cursor.MAX_LENGTH);
        assertThat(Cursor.<List<String>>read(cursor, 2, parts -> parts))
                .contains(List.of(String.valueOf(number), id.toString()));
    }

    @Test
    void noCursorIsTheBeginning() {
        assertThat(Cursor.read(null, 2, parts -> parts)).isEqualTo(Optional.empty());
        assertThat(Cursor.read("", 2, parts -> parts)).isEqualTo(Optional.empty());
    }

    @Property
    void aTextThatIsNoCursorIsRefusedAndBreaksNothing(@ForAll String text) {
        try {
            Cursor.read(text, 2, parts -> UUID.fromString(parts.get(1)));
        } catch (InvalidInputException refused) {
            assertThat(refused).hasMessageContaining("cursor");
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String cursor = Cursor.of("a", "b", "c");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Cursor.read(cursor, 2, parts -> parts));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(
                        () -> Cursor.read("a".repeat(Cursor.MAX_LENGTH + 1), 1, parts -> parts));
    }

    @Test
    void aTimeThatNoPageEndedWithIsRefused() {
        Instant instant = Instant.parse("2026-03-01T12:00:00.123456Z");
        assertThat(Cursor.instant(instant.toString())).isEqualTo(instant);
        for (String text : List.of("", "noon", "-0001-01-01T00:00:00Z", "+12026-01-01T00:00:00Z")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Cursor.instant(text));
        }
    }
}
