package io.typogram.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.kernel.events.EventType;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.CellScopedId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.kernel.time.MicrosecondClock;
import io.typogram.kernel.topology.Home;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @Property
    void everyIdentifierIsReadBackFromItsText(
            @ForAll long most,
            @ForAll long least,
            @ForAll @IntRange(min = 1, max = 9999) int cellNumber) {
        UUID uuid = new UUID(most, least);
        CellId cell = new CellId("eu-" + cellNumber);

        assertThat(UserId.parse(uuid.toString())).isEqualTo(new UserId(uuid));
        CellScopedId scoped = new CellScopedId(cell, uuid);
        assertThat(CellScopedId.parse(scoped.toString())).isEqualTo(scoped);
    }

    @Property
    void aHomeIsReadBackFromItsHeader(@ForAll @IntRange(min = 1) int epoch) {
        Home home = new Home(new CellId("acme-1"), epoch);

        assertThat(Home.parseHeader(home.toHeader())).isEqualTo(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2-3-4-5",
                "not-a-uuid",
                "8C1D4A4E-7D8B-4E4F-9C65-7A1D1F6E1B11",
                "8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b1",
                "8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b111"
            })
    void aTextThatIsNotTheCanonicalFormNamesNobody(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> UserId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu", "eu-0", "EU-1", "eu-1-", "eu_1", "eu-1 ", "1-1", "eu-10000"})
    void aCellsNameIsAWordAndANumber(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CellId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu-1", "EU", "e u"})
    void aRegionsNameIsNeverACellsName(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RegionId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-1", "eu-1;epoch=0", "eu-1;epoch=x", ";epoch=1", "eu-1;epoch="})
    void aDamagedHomeHeaderIsRefused(String header) {
        assertThatIllegalArgumentException().isThrownBy(() -> Home.parseHeader(header));
    }

    @Test
    void theHigherEpochIsTheNewerHome() {
        Home first = Home.first(new CellId("eu-1"));
        Home moved = new Home(new CellId("us-1"), 2);

        assertThat(moved.isNewerThan(first)).isTrue();
        assertThat(first.isNewerThan(moved)).isFalse();
        assertThat(first.isNewerThan(first)).isFalse();
    }

    @Test
    void anEventsTypeNamesItsContext() {
        assertThat(new EventType("typing.test-completed.v1").context()).isEqualTo("typing");
        assertThat(new EventType("typing.test-completed.v1").nameWithoutVersion())
                .isEqualTo("typing.test-completed");
        for (String wrong : List.of("typing", "typing.TestCompleted.v1", "typing.test-completed")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EventType(wrong));
        }
    }

    @Test
    void aProblemIsNeverASuccess() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProblemType("all-is-well", 200, "All is well"));
        assertThat(new ProblemType("home-unknown", 404, "Nobody").uri())
                .hasToString("https://typogram.io/problems/home-unknown");
    }

    @Test
    void theClockTellsWhatADatabaseKeeps() {
        Instant precise = Instant.parse("2026-01-01T00:00:00.123456789Z");

        assertThat(new MicrosecondClock(() -> precise).instant())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00.123456Z"));
    }
}
