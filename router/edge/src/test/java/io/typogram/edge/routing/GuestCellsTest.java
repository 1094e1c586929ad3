package io.typogram.edge.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.Node;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class GuestCellsTest {

    private static final RegionId EU = new RegionId("eu");
    private static final RegionId US = new RegionId("us");
    private static final Cell EU_1 = cell("eu-1", EU, "shared", "active", 100);
    private static final Cell EU_2 = cell("eu-2", EU, "shared", "active", 300);
    private static final Cell US_1 = cell("us-1", US, "shared", "active", 100);
    private static final Cells CELLS = new Cells(List.of(EU_1, EU_2, US_1));

    @Property
    void theNearestRegionComesFirst(@ForAll long guest) {
        assertThat(order(guest, EU, CELLS)).endsWith(US_1.id());
        assertThat(order(guest, US, CELLS)).startsWith(US_1.id()).hasSize(3);
    }

    @Property
    void aGuestWhoseCellStaysKeepsItWhenAnotherGoes(@ForAll long guest) {
        CellId chosen = order(guest, EU, CELLS).getFirst();
        Cell other = chosen.equals(EU_1.id()) ? EU_2 : EU_1;
        List<Cell> without = CELLS.all().stream().filter(cell -> !cell.equals(other)).toList();
        assertThat(order(guest, EU, new Cells(without))).startsWith(chosen);
    }

    @Test
    void guestsAreSharedByWeight() {
        Random random = new Random(1);
        int guests = 20_000;
        long inSecond =
                Stream.generate(random::nextLong)
                        .limit(guests)
                        .filter(guest -> order(guest, EU, CELLS).getFirst().equals(EU_2.id()))
                        .count();
        assertThat((double) inSecond / guests).isCloseTo(0.75, within(0.02));
    }

    @Test
    void cellsThatAreNotHealthySharedAndActiveGetNoGuests() {
        Cells cells =
                new Cells(
                        List.of(
                                cell("eu-3", EU, "shared", "draining", 100),
                                cell("acme-1", EU, "dedicated", "active", 100),
                                cell("eu-4", EU, "shared", "active", 0),
                                EU_1));
        assertThat(GuestCells.inOrder(new GuestId(1), EU, cells, cell -> true))
                .containsExactly(EU_1.id());
        assertThat(GuestCells.inOrder(new GuestId(1), EU, cells, cell -> false)).isEmpty();
    }

    @Property
    void aGuestIsKnownAgainByTheirCookie(@ForAll long number) {
        GuestId guest = new GuestId(number);
        String cookie = guest.toSetCookie(true);
        assertThat(cookie).endsWith("; Secure");
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertThat(GuestId.fromCookies(pair)).contains(guest);
        assertThat(GuestId.fromCookies("a=b; " + pair + "; c=d")).contains(guest);
        assertThat(GuestId.fromCookies("not-" + pair)).isEqualTo(Optional.empty());
    }

    private static List<CellId> order(long guest, RegionId region, Cells cells) {
        return GuestCells.inOrder(new GuestId(guest), region, cells, cell -> true);
    }

    private static Cell cell(String id, RegionId region, String kind, String state, int weight) {
        List<Node> nodes = List.of(new Node("127.0.0.1", 1));
        return new Cell(new CellId(id), region, kind, state, weight, nodes, List.of());
    }
}
