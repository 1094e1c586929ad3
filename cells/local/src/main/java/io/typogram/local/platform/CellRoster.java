package io.typogram.local.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which cells a home has, kept with its data: so the next start brings the same up, at the same ports.
///
/// A cell gets a number when it is first planned, and keeps it as long as it is there. One that was added
/// is *reserved* first; from when it has *joined* every start brings it up. One that was retired is never
/// started again, whoever names it.
///
/// @param directory the folder of the home's data
public record CellRoster(Path directory) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public static CellRoster of(Home home) {
        return new CellRoster(home.data());
    }

    /// The cells that a start brings up which is told to bring up `wished`: those that were retired are
    /// left out, those that have joined come too. Nothing is written.
    ///
    /// @throws IllegalArgumentException when there are not ports for all
    public List<PlannedCell> planned(List<PlannedCell> wished) throws IOException {
        Content content = read();
        List<PlannedCell> planned = new ArrayList<>();
        Set<Integer> taken =
                content.cells().stream()
                        .filter(kept -> kept.isAdded() || isAmong(kept, wished))
                        .map(Kept::number)
                        .collect(Collectors.toSet());
        for (PlannedCell cell : wished) {
            if (!content.retired().contains(cell.id().value())) {
                Optional<Kept> kept = content.find(cell.id());
                int number = kept.map(Kept::number).orElseGet(() -> lowestFree(taken));
                taken.add(number);
                planned.add(
                        kept.filter(Kept::isAdded)
                                .map(Kept::toCell)
                                .orElseGet(() -> cell.withNumber(number)));
            }
        }
        content.cells().stream()
                .filter(kept -> kept.joined() && !isAmong(kept, wished))
                .map(Kept::toCell)
                .forEach(planned::add);
        return List.copyOf(planned);
    }

    /// The retired among these cells.
    public List<CellId> retiredAmong(List<PlannedCell> wished) throws IOException {
        List<String> retired = read().retired();
        return wished.stream()
                .map(PlannedCell::id)
                .filter(id -> retired.contains(id.value()))
                .toList();
    }

    /// Keeps the numbers of the cells that are brought up.
    public void keep(List<PlannedCell> planned) throws IOException {
        change(content -> {
            List<Kept> cells =
                    new ArrayList<>(content.cells().stream().filter(Kept::isAdded).toList());
            planned.stream()
                    .filter(cell -> cells.stream().noneMatch(kept -> kept.is(cell.id())))
                    .map(Kept::configured)
                    .forEach(cells::add);
            return new Content(cells, content.retired());
        });
    }

    /// The cell of that name.
    public Optional<PlannedCell> find(CellId id) throws IOException {
        return read().find(id).map(Kept::toCell);
    }

    /// The cell as it would be, or is, when it was [#reserve]d.
    ///
    /// @throws IllegalArgumentException when a cell of that name is or was there and is another, or there
    ///     are no ports for one more
    public PlannedCell look(CellId id, RegionId region, PlannedCell.Terms terms)
            throws IOException {
        return chosen(read(), id, region, terms);
    }

    /// Gives a cell a number, which it keeps. Asking again changes nothing.
    ///
    /// @throws IllegalArgumentException as [#look]
    public PlannedCell reserve(CellId id, RegionId region, PlannedCell.Terms terms)
            throws IOException {
        Content changed =
                change(content -> {
                    PlannedCell cell = chosen(content, id, region, terms);
                    return content.find(id).isPresent()
                            ? content
                            : content.with(Kept.reserved(cell));
                });
        return changed.find(id).orElseThrow().toCell();
    }

    /// Has every start bring a reserved cell up.
    public void join(CellId id) throws IOException {
        change(content -> {
            Kept kept = content.find(id).orElseThrow();
            return kept.isAdded() ? content.without(id).with(kept.asJoined()) : content;
        });
    }

    /// Gives a number back, unless the cell has joined.
    public void release(CellId id) throws IOException {
        change(content ->
                content.find(id).filter(kept -> kept.isAdded() && !kept.joined()).isPresent()
                        ? content.without(id)
                        : content);
    }

    /// Has no start bring the cell up any more; its number is free.
    public void retire(CellId id) throws IOException {
        change(content -> content.without(id).withRetired(id));
    }

    private static PlannedCell chosen(
            Content content, CellId id, RegionId region, PlannedCell.Terms terms) {
        if (content.retired().contains(id.value())) {
            throw new IllegalArgumentException(
                    "%s was retired, and a name is not used twice: choose another".formatted(id));
        }
        Optional<PlannedCell> known = content.find(id).map(Kept::toCell);
        if (known.isPresent()) {
            var wished = new PlannedCell(id, region, known.get().number(), terms);
            if (!known.get().equals(wished)) {
                throw new IllegalArgumentException(
                        "%s is there, and is another: see ./typogram cell show %s"
                                .formatted(id, id));
            }
            return wished;
        }
        Set<Integer> taken = content.cells().stream().map(Kept::number).collect(Collectors.toSet());
        return new PlannedCell(id, region, lowestFree(taken), terms);
    }

    private static int lowestFree(Set<Integer> taken) {
        return IntStream.range(0, Ports.CELLS_AT_MOST)
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there are ports for at most %d cells"
                                        .formatted(Ports.CELLS_AT_MOST)));
    }

    private static boolean isAmong(Kept kept, List<PlannedCell> cells) {
        return cells.stream().anyMatch(cell -> kept.is(cell.id()));
    }

    private Content read() throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file()), Content.class);
        } catch (NoSuchFileException noneYet) {
            return new Content(List.of(), List.of());
        }
    }

    /// Several commands may change it at once; a reader sees the old content or the new one.
    private Content change(Function<Content, Content> change) throws IOException {
        Files.createDirectories(directory);
        try (FileChannel channel =
                        FileChannel.open(
                                directory.resolve("cells.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Content changed = change.apply(read());
            Path next = file().resolveSibling("cells.json.next");
            Files.write(next, JSON.writeValueAsBytes(changed));
            Files.move(
                    next,
                    file(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return changed;
        }
    }

    private Path file() {
        return directory.resolve("cells.json");
    }

    /// What stands in the file.
    ///
    /// @param retired names
    record Content(List<Kept> cells, List<String> retired) {

        Content {
            cells = List.copyOf(cells);
            retired = List.copyOf(retired);
        }

        private Optional<Kept> find(CellId id) {
            return cells.stream().filter(kept -> kept.is(id)).findFirst();
        }

        private Content with(Kept added) {
            List<Kept> all = new ArrayList<>(cells);
            all.add(added);
            return new Content(all, retired);
        }

        private Content without(CellId id) {
            return new Content(cells.stream().filter(kept -> !kept.is(id)).toList(), retired);
        }

        private Content withRetired(CellId id) {
            List<String> all = new ArrayList<>(retired);
            if (!all.contains(id.value())) {
                all.add(id.value());
            }
            return new Content(cells, all);
        }
    }

    /// How a cell came here.
    enum Origin {
        /// The arguments of a start named it.
        CONFIGURED,
        /// It was added, and has not joined yet.
        RESERVED,
        /// It was added, and every start brings it up.
        JOINED
    }

    /// A cell in the file.
    record Kept(
            String id,
            String region,
            int number,
            Origin origin,
            long weight,
            long capacity,
            List<String> hosts,
            @Nullable String tenant) {

        Kept {
            hosts = List.copyOf(hosts);
        }

        private static Kept configured(PlannedCell cell) {
            return of(cell, Origin.CONFIGURED);
        }

        private static Kept reserved(PlannedCell cell) {
            return of(cell, Origin.RESERVED);
        }

        private static Kept of(PlannedCell cell, Origin origin) {
            return new Kept(
                    cell.id().value(),
                    cell.region().value(),
                    cell.number(),
                    origin,
                    cell.terms().weight(),
                    cell.terms().capacity(),
                    cell.terms().hosts().stream().map(HostName::value).toList(),
                    cell.terms().tenant().map(TenantId::value).orElse(null));
        }

        private boolean is(CellId cell) {
            return id.equals(cell.value());
        }

        private boolean isAdded() {
            return origin != Origin.CONFIGURED;
        }

        private boolean joined() {
            return origin == Origin.JOINED;
        }

        private Kept asJoined() {
            return new Kept(id, region, number, Origin.JOINED, weight, capacity, hosts, tenant);
        }

        private PlannedCell toCell() {
            return new PlannedCell(
                    new CellId(id),
                    new RegionId(region),
                    number,
                    new PlannedCell.Terms(
                            weight,
                            capacity,
                            hosts.stream().map(HostName::new).toList(),
                            Optional.ofNullable(tenant).map(TenantId::new)));
        }
    }
}
