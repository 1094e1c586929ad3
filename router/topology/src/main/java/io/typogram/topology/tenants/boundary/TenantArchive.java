package io.typogram.topology.tenants.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.exports.ArchiveOutcome.Coming;
import io.typogram.topology.exports.ArchiveOutcome.Erased;
import io.typogram.topology.exports.ArchiveOutcome.Moving;
import io.typogram.topology.exports.ArchiveOutcome.NeverCame;
import io.typogram.topology.exports.ArchiveOutcome.TooMany;
import io.typogram.topology.exports.ArchiveOutcome.Unreachable;
import io.typogram.topology.exports.CellArchives;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.tenants.Member;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.tenants.control.TenantChange;
import io.typogram.topology.tenants.control.TenantChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a part of a tenant's archive: a ZIP of members' archives, and at the end a manifest that says which of
/// them are whole, and behind whom the next part begins. `docs/reference/archive.md` describes it.
///
/// A part is whole also when something failed in its middle: the manifest says what and where, and whoever wants
/// the rest asks for the next part. Neither memory nor the database minds how large a tenant is.
@ApplicationScoped
class TenantArchive {

    static final int FORMAT = 1;
    static final String BROKEN_OFF = "archive-broken-off";

    private static final int PAGE = 100;
    private static final int BYTES_AT_ONCE = 16 * 1024;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject private Transactions transactions;
    @Inject private Tenants tenants;
    @Inject private TenantChanges changes;
    @Inject private Cells cells;
    @Inject private CellArchives archives;
    @Inject private InstantSource clock;

    /// Which part is wanted.
    ///
    /// @param after the last member of the part before; empty for the first part
    /// @param members the most of them
    record Part(TenantId tenant, Optional<UserId> after, int members) {}

    /// @throws IOException when the client has gone
    void write(Part part, OutputStream out) throws IOException {
        Instant now = clock.instant();
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
        if (part.after().isEmpty()) {
            writeTenant(part.tenant(), zip, now);
        }
        var manifest = new Manifest(part, now);
        // Members' archives are compressed already.
        zip.setLevel(Deflater.NO_COMPRESSION);
        writeMembers(part, zip, manifest);
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        begin(zip, "manifest.json", now);
        zip.write(manifest.text().getBytes(UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private void writeTenant(TenantId id, ZipOutputStream zip, Instant now) throws IOException {
        begin(zip, "tenant.json", now);
        TenantRepresentation tenant =
                transactions.run(
                        () -> TenantRepresentation.of(tenants.find(id).orElseThrow(), cells.all()));
        zip.write(JSON.toJson(tenant).getBytes(UTF_8));
        zip.closeEntry();
        begin(zip, "audit.jsonl", now);
        long last = 0;
        List<TenantChange> page;
        do {
            long before = last;
            page = transactions.run(() -> changes.after(id, before, PAGE));
            for (TenantChange change : page) {
                zip.write(
                        JSON.toJson(TenantRepresentation.ChangeRepresentation.of(change))
                                .getBytes(UTF_8));
                zip.write('\n');
                last = change.version();
            }
        } while (page.size() == PAGE);
        zip.closeEntry();
    }

    private void writeMembers(Part part, ZipOutputStream zip, Manifest manifest)
            throws IOException {
        UUID after = part.after().map(UserId::value).orElse(BEFORE_ALL);
        int left = part.members();
        List<Member> page;
        do {
            page = page(part.tenant(), after, Math.min(left, PAGE));
            for (Member member : page) {
                if (!write(member, zip, manifest)) {
                    return;
                }
                after = member.user().value();
                left--;
            }
        } while (left > 0 && page.size() == PAGE);
        if (!page(part.tenant(), after, 1).isEmpty()) {
            manifest.goesOn();
        }
    }

    private List<Member> page(TenantId id, UUID after, int limit) {
        return transactions.run(() -> {
            Tenant tenant = tenants.find(id).orElseThrow();
            return tenants.members(tenant, cells.all(), after, limit);
        });
    }

    /// @return whether to go on
    private boolean write(Member member, ZipOutputStream zip, Manifest manifest)
            throws IOException {
        Cell home = transactions.run(() -> cells.find(member.cell()).orElseThrow());
        return switch (archives.open(member.user(), home)) {
            case Coming(InputStream archive) -> {
                begin(zip, "members/" + member.user() + ".zip", manifest.writtenAt());
                Optional<Long> bytes = copy(archive, zip);
                zip.closeEntry();
                zip.flush();
                yield bytes.map(count -> manifest.whole(member, count))
                        .orElseGet(() -> manifest.failed(member, BROKEN_OFF));
            }
            case NeverCame _, Erased _ -> manifest.without(member);
            case Moving _ -> manifest.failed(member, TopologyProblems.USER_IS_MOVING.code());
            case TooMany _ -> manifest.failed(member, TopologyProblems.TOO_MANY_ARCHIVES.code());
            case Unreachable _ -> manifest.failed(member, TopologyProblems.CELL_UNREACHABLE.code());
        };
    }

    /// @return how long the archive is; empty when it broke off
    private static Optional<Long> copy(InputStream archive, OutputStream out) throws IOException {
        byte[] bytes = new byte[BYTES_AT_ONCE];
        var end = new ZipEnd();
        long count = 0;
        try (archive) {
            for (int read = read(archive, bytes); read != 0; read = read(archive, bytes)) {
                if (read < 0) {
                    return end.isReached() ? Optional.of(count) : Optional.empty();
                }
                out.write(bytes, 0, read);
                end.saw(bytes, read);
                count += read;
            }
        }
        return Optional.empty();
    }

    /// @return how many bytes came; negative at the end, and none when the cell has broken off
    private static int read(InputStream archive, byte[] bytes) {
        try {
            return archive.read(bytes);
        } catch (IOException brokenOff) {
            return 0;
        }
    }

    private static void begin(ZipOutputStream zip, String name, Instant now) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(now));
        zip.putNextEntry(entry);
    }

    /// What the part holds, as far as it is written.
    private static final class Manifest {

        private final Instant writtenAt;
        private final JsonArrayBuilder whole = Json.createArrayBuilder();
        private final JsonArrayBuilder without = Json.createArrayBuilder();
        private final JsonObjectBuilder json = Json.createObjectBuilder();
        private Optional<UserId> last;

        Manifest(Part part, Instant now) {
            writtenAt = now;
            last = part.after();
            json.add("format", FORMAT)
                    .add("tenant", part.tenant().value())
                    .add("writtenAt", now.toString());
            part.after().ifPresent(after -> json.add("after", after.toString()));
        }

        Instant writtenAt() {
            return writtenAt;
        }

        boolean whole(Member member, long bytes) {
            whole.add(
                    Json.createObjectBuilder()
                            .add("userId", member.user().toString())
                            .add("cell", member.cell().value())
                            .add("bytes", bytes));
            last = Optional.of(member.user());
            return true;
        }

        boolean without(Member member) {
            without.add(member.user().toString());
            last = Optional.of(member.user());
            return true;
        }

        boolean failed(Member member, String code) {
            json.add(
                    "failure",
                    Json.createObjectBuilder()
                            .add("code", code)
                            .add("userId", member.user().toString()));
            goesOn();
            return false;
        }

        void goesOn() {
            json.add("next", last.map(UserId::toString).orElse(""));
        }

        String text() {
            return json.add("members", whole).add("without", without).build().toString();
        }
    }
}
