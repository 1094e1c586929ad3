package io.typogram.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.local.platform.PlannedCell.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellRosterTest {

    private static final CellId EU_1 = new CellId("eu-1");
    private static final CellId EU_2 = new CellId("eu-2");
    private static final CellId EU_3 = new CellId("eu-3");
    private static final CellId ACME_1 = new CellId("acme-1");
    private static final RegionId EU = new RegionId("eu");
    private static final List<PlannedCell> WISHED = PlannedCell.parse("eu-1,us-1");

    @TempDir private Path folder = Path.of(".");
    private CellRoster roster = new CellRoster(folder);

    @BeforeEach
    void startForTheFirstTime() throws IOException {
        roster = new CellRoster(folder.resolve("data"));
        assertThat(roster.planned(WISHED)).isEqualTo(WISHED);
        roster.keep(WISHED);
    }

    @Test
    void whatIsOnlyReservedIsNotStartedAndWhatHasJoinedIsAtTheSamePlace() throws IOException {
        PlannedCell reserved = roster.reserve(EU_2, EU, Terms.USUAL);
        assertThat(reserved.number()).isEqualTo(2);
        assertThat(roster.reserve(EU_2, EU, Terms.USUAL)).isEqualTo(reserved);
        assertThat(roster.planned(WISHED)).isEqualTo(WISHED);

        roster.join(EU_2);

        assertThat(roster.planned(WISHED)).hasSize(3).contains(reserved);
        assertThat(roster.planned(PlannedCell.parse("ap-1@eu,eu-2")))
                .extracting(cell -> cell.id() + " " + cell.number())
                .containsExactly("ap-1 0", "eu-2 2");
    }

    @Test
    void aRetiredCellIsNotStartedWhoeverNamesItAndItsNumberIsFree() throws IOException {
        roster.reserve(EU_2, EU, Terms.USUAL);
        roster.join(EU_2);

        roster.retire(EU_1);

        assertThat(roster.planned(WISHED))
                .extracting(cell -> cell.id() + " " + cell.number())
                .containsExactly("us-1 1", "eu-2 2");
        assertThat(roster.retiredAmong(WISHED)).containsExactly(EU_1);
        assertThat(roster.find(EU_1)).isEmpty();
        assertThat(roster.reserve(EU_3, EU, Terms.USUAL).number()).isZero();
        assertThatThrownBy(() -> roster.reserve(EU_1, EU, Terms.USUAL))
                .hasMessage("eu-1 was retired, and a name is not used twice: choose another");
    }

    @Test
    void anotherCellOfAKnownNameIsRefused() throws IOException {
        var terms = new Terms(100, 1000, List.of(new HostName("acme.localhost")));
        roster.reserve(ACME_1, EU, terms);

        assertThat(roster.find(ACME_1).orElseThrow().terms()).isEqualTo(terms);
        assertThatThrownBy(() -> roster.look(ACME_1, EU, Terms.USUAL))
                .hasMessageStartingWith("acme-1 is there, and is another");
        assertThatThrownBy(() -> roster.look(EU_1, new RegionId("us"), Terms.USUAL))
                .hasMessageStartingWith("eu-1 is there, and is another");
    }

    @Test
    void aNumberIsGivenBackUnlessTheCellHasJoined() throws IOException {
        roster.reserve(EU_2, EU, Terms.USUAL);
        roster.release(EU_2);
        assertThat(roster.find(EU_2)).isEmpty();

        roster.reserve(EU_2, EU, Terms.USUAL);
        roster.join(EU_2);
        roster.release(EU_2);
        roster.release(EU_1);

        assertThat(roster.find(EU_2)).isPresent();
        assertThat(roster.find(EU_1)).isPresent();
    }

    @Test
    void thereAreAsManyCellsAsPorts() throws IOException {
        for (int cell = 2; cell < Ports.CELLS_AT_MOST; cell++) {
            roster.reserve(new CellId("eu-" + cell), EU, Terms.USUAL);
        }

        assertThatThrownBy(() -> roster.reserve(new CellId("eu-99"), EU, Terms.USUAL))
                .hasMessage("there are ports for at most 10 cells");
        assertThat(roster.find(new CellId("eu-99"))).isEmpty();
    }

    @Test
    void lookingWritesNothing() throws IOException {
        assertThat(roster.look(EU_2, EU, Terms.USUAL).number()).isEqualTo(2);

        assertThat(roster.find(EU_2)).isEmpty();
    }
}
