package io.typogram.platform.moves;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.moves.Key;
import io.typogram.kernel.moves.Outline;
import io.typogram.kernel.moves.Row;
import io.typogram.kernel.moves.Slice;
import io.typogram.kernel.moves.Table;
import io.typogram.kernel.topology.Home;
import io.typogram.platform.residence.Homes;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes everything that a user has here as a ZIP: a file of JSON lines for each table, and at the end a
/// manifest that says what the files hold. `docs/reference/archive.md` describes it.
///
/// It is written page by page, each in a transaction of its own, so neither memory nor the database minds how
/// much there is. What the user writes meanwhile may be in it or not. The tables are those that moves carry.
@ApplicationScoped
class DataArchive {

    static final int FORMAT = 1;

    private static final int ROWS_AT_ONCE = 500;

    @Inject private JdbcRows rows;
    @Inject private Homes homes;
    @Inject private Transactions transactions;
    @Inject private InstantSource clock;
    @Inject private Event<ArchivingPlayer> archiving;

    /// @throws IOException when the client has gone, or the user moved away meanwhile: then the archive
    ///     has no end, and no program takes it for whole
    void write(UserId user, Home home, OutputStream out) throws IOException {
        Instant now = clock.instant();
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
        JsonArrayBuilder tables = Json.createArrayBuilder();
        for (ArchivedTable table : transactions.run(rows::archived)) {
            begin(zip, "tables/" + table.name() + ".jsonl", now);
            tables.add(describe(table, writeRows(zip, user, home, table)));
            zip.closeEntry();
        }
        JsonArrayBuilder files = Json.createArrayBuilder();
        try {
            archiving.fire(
                    new ArchivingPlayer(
                            user, (name, bytes) -> files.add(writeFile(zip, name, bytes, now))));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        begin(zip, "manifest.json", now);
        zip.write(manifest(user, home, now, tables, files).toString().getBytes(UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private static JsonObject writeFile(
            ZipOutputStream zip, String name, byte[] bytes, Instant now) {
        try {
            begin(zip, name, now);
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return Json.createObjectBuilder().add("name", name).add("bytes", bytes.length).build();
    }

    private static void begin(ZipOutputStream zip, String name, Instant now) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(now));
        zip.putNextEntry(entry);
    }

    private long writeRows(ZipOutputStream zip, UserId user, Home home, ArchivedTable archived)
            throws IOException {
        Table table = archived.table();
        Optional<Key> after = Optional.empty();
        long count = 0;
        List<Row> page;
        do {
            Slice slice = Slice.from(table.name(), after);
            List<Key> keys = new ArrayList<>();
            page = transactions.run(() -> page(user, home, slice, keys));
            for (Row row : page) {
                zip.write(json(archived, row).toString().getBytes(UTF_8));
                zip.write('\n');
            }
            count += page.size();
            after = keys.isEmpty() ? after : Optional.of(keys.getLast());
            zip.flush();
            if (keys.size() < ROWS_AT_ONCE) {
                return count;
            }
        } while (true);
    }

    private List<Row> page(UserId user, Home home, Slice slice, List<Key> keys) throws IOException {
        boolean here =
                homes.find(user)
                        .filter(known -> known.admission() == HomeRecord.Admission.SERVE)
                        .map(HomeRecord::home)
                        .filter(home::equals)
                        .isPresent();
        if (!here) {
            throw new IOException("the user has moved away");
        }
        keys.clear();
        rows.outline(user, slice, ROWS_AT_ONCE).stream().map(Outline.Entry::key).forEach(keys::add);
        return rows.read(user, slice.table(), keys);
    }

    private static JsonObject json(ArchivedTable archived, Row row) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        List<Table.Column> columns = archived.table().columns();
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column).name();
            @Nullable String value = row.values().get(column);
            if (archived.secrets().contains(name)) {
                continue;
            }
            if (value == null) {
                json.addNull(name);
            } else {
                json.add(name, value);
            }
        }
        return json.build();
    }

    private static JsonObject describe(ArchivedTable archived, long count) {
        JsonArrayBuilder columns = Json.createArrayBuilder();
        for (Table.Column column : archived.table().columns()) {
            if (!archived.secrets().contains(column.name())) {
                columns.add(
                        Json.createObjectBuilder()
                                .add("name", column.name())
                                .add("type", column.type()));
            }
        }
        return Json.createObjectBuilder()
                .add("name", archived.name())
                .add("description", archived.description())
                .add("rows", count)
                .add("columns", columns)
                .build();
    }

    private static JsonObject manifest(
            UserId user, Home home, Instant now, JsonArrayBuilder tables, JsonArrayBuilder files) {
        return Json.createObjectBuilder()
                .add("format", FORMAT)
                .add("userId", user.toString())
                .add("cell", home.cell().value())
                .add("writtenAt", now.toString())
                .add("tables", tables)
                .add("files", files)
                .build();
    }
}
