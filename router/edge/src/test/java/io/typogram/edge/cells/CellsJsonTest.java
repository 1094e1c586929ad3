package io.typogram.edge.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CellsJsonTest {

    @Test
    void aCellIsFoundByEachOfItsHostNamesAndByNoOther() {
        Cells cells =
                cells("{\"id\":\"eu-1\",\"region\":\"eu\"}", acme("\"a.example\",\"b.example\""));
        CellId acme = new CellId("acme-1");
        assertThat(cells.find(new HostName("a.example")).map(Cell::id)).contains(acme);
        assertThat(cells.find(new HostName("b.example")).map(Cell::id)).contains(acme);
        assertThat(cells.find(new HostName("c.example"))).isEmpty();
        assertThat(cells.find(new CellId("eu-1")).orElseThrow().hosts()).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Cells cells = cells(acme("\"a.example\""), "{\"id\":\"eu-1\",\"region\":\"eu\"}");
        assertThat(CellsJson.parse(CellsJson.write(cells)).all())
                .containsExactlyElementsOf(cells.all());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"A.example\"",
                "\"a.example:80\"",
                "\"localhost\"",
                "\"127.0.0.1\"",
                "\"\"",
                "7",
                "null",
                "\"a.example\",\"a.example\""
            })
    void aListWithAMalformedHostIsRefused(String hosts) {
        assertThatIllegalArgumentException().isThrownBy(() -> cells(acme(hosts)));
    }

    @Test
    void aListInWhichAHostIsThatOfTwoCellsIsRefused() {
        String other = acme("\"a.example\"").replace("acme-1", "acme-2");
        assertThatIllegalArgumentException().isThrownBy(() -> cells(acme("\"a.example\""), other));
    }

    @Test
    void aCellHasSixteenHostsAtMost() {
        assertThat(cells(acme(hosts(Cell.MAX_HOSTS))).all().iterator().next().hosts())
                .hasSize(Cell.MAX_HOSTS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cells(acme(hosts(Cell.MAX_HOSTS + 1))));
    }

    private static String hosts(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"h" + number + ".example\"")
                .collect(Collectors.joining(","));
    }

    private static String acme(String hosts) {
        return "{\"id\":\"acme-1\",\"region\":\"eu\",\"kind\":\"dedicated\",\"hosts\":["
                + hosts
                + "]}";
    }

    private static Cells cells(String... cells) {
        return CellsJson.parse("{\"cells\":[" + String.join(",", cells) + "]}");
    }
}
