package io.typogram.topology.cells.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredCellsTest {

    @Test
    void cellsAreReadInTheirOrder() {
        List<Cell> cells =
                ConfiguredCells.parse(
                        "eu-1|eu|100|5000|http://127.0.0.1:8201 http://127.0.0.1:8202,"
                                + " us-1|us|0|0|");

        assertThat(cells)
                .containsExactly(
                        new Cell(
                                new CellId("eu-1"),
                                new RegionId("eu"),
                                CellKind.SHARED,
                                CellState.ACTIVE,
                                100,
                                5000,
                                0,
                                List.of(
                                        URI.create("http://127.0.0.1:8201"),
                                        URI.create("http://127.0.0.1:8202")),
                                List.of(),
                                0),
                        new Cell(
                                new CellId("us-1"),
                                new RegionId("us"),
                                CellKind.SHARED,
                                CellState.ACTIVE,
                                0,
                                0,
                                0,
                                List.of(),
                                List.of(),
                                0));
    }

    @Test
    void aCellWithHostNamesIsDedicatedToWhoComesByThem() {
        List<Cell> cells =
                ConfiguredCells.parse(
                        "acme-1|eu|100|5000|http://a|acme.example typing.acme.example,"
                                + "eu-1|eu|100|5000|http://b|");

        assertThat(cells)
                .extracting(Cell::kind)
                .containsExactly(CellKind.DEDICATED, CellKind.SHARED);
        assertThat(cells.getFirst().hosts())
                .containsExactly(new HostName("acme.example"), new HostName("typing.acme.example"));
        assertThat(cells.getLast().hosts()).isEmpty();
    }

    @Test
    void aCellHasSixteenHostNamesAtMost() {
        String sixteen =
                IntStream.rangeClosed(1, Cell.MAX_HOSTS)
                        .mapToObj(number -> "h" + number + ".example")
                        .collect(Collectors.joining(" "));
        String entry = "acme-1|eu|100|5000|http://a|" + sixteen;

        assertThat(ConfiguredCells.parse(entry).getFirst().hosts()).hasSize(Cell.MAX_HOSTS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfiguredCells.parse(entry + " one.more.example"));
    }

    @Test
    void noTextIsNoCell() {
        assertThat(ConfiguredCells.parse("")).isEmpty();
        assertThat(ConfiguredCells.parse(" , ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eu-1",
                "eu-1|eu|100|5000",
                "eu-1|eu|100|5000|http://a|more",
                "eu-1|eu|100|5000|http://a|a.example|more",
                "eu-1|eu|100|5000|http://a|a.example:80",
                "eu-1|eu|100|5000|http://a|A.example",
                "eu-1|eu|100|5000|http://a|a.example a.example",
                "eu-1|eu|1|1||a.example,eu-2|eu|1|1||a.example",
                "eu1|eu|100|5000|http://a",
                "eu-1|e-u|100|5000|http://a",
                "eu-1|eu|-1|5000|http://a",
                "eu-1|eu|many|5000|http://a",
                "eu-1|eu|100|1000000001|http://a",
                "eu-1|eu|100|5000|ftp://a",
                "eu-1|eu|100|5000|a:80",
                "eu-1|eu|1|1|,eu-1|us|1|1|"
            })
    void anEntryThatCannotBeReadIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConfiguredCells.parse(text));
    }
}
