package io.typogram.edge.cells;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import java.util.ArrayList;
import java.util.List;

/// The JSON form of the list of cells, as topology gives it and as it is kept on disk.
public final class CellsJson {

    private static final JsonMapper JSON = new JsonMapper();

    private CellsJson() {}

    /// Reads `{"cells":[…]}`.
    ///
    /// @throws IllegalArgumentException when `text` is anything else
    public static Cells parse(String text) {
        try {
            return read(JSON.readTree(text).path("cells"));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not a list of cells", malformed);
        }
    }

    /// Reads the array of cells itself.
    ///
    /// @throws IllegalArgumentException when `array` is anything else
    public static Cells read(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("not a list of cells");
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : array) {
            cells.add(readCell(cell));
        }
        return new Cells(cells);
    }

    public static String write(Cells cells) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode array = root.putArray("cells");
        for (Cell cell : cells.all()) {
            ObjectNode node = array.addObject();
            node.put("id", cell.id().value());
            node.put("region", cell.region().value());
            node.put("kind", cell.kind());
            node.put("state", cell.state());
            node.put("weight", cell.weight());
            ArrayNode nodes = node.putArray("nodes");
            cell.nodes().forEach(address -> nodes.add(address.toString()));
            ArrayNode hosts = node.putArray("hosts");
            cell.hosts().forEach(host -> hosts.add(host.value()));
        }
        return root.toString();
    }

    private static Cell readCell(JsonNode cell) {
        List<Node> nodes = new ArrayList<>();
        for (JsonNode address : cell.path("nodes")) {
            nodes.add(Node.parse(address.asText()));
        }
        List<HostName> hosts = new ArrayList<>();
        for (JsonNode host : cell.path("hosts")) {
            hosts.add(new HostName(host.asText()));
        }
        return new Cell(
                new CellId(cell.path("id").asText()),
                new RegionId(cell.path("region").asText()),
                cell.path("kind").asText("shared"),
                cell.path("state").asText("active"),
                cell.path("weight").asInt(1),
                nodes,
                hosts);
    }
}
