package io.typogram.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The archive of a tenant whose cell answers as the test says.
@ExtendWith(ArquillianExtension.class)
class TenantArchiveIT {

    private static final String HOST = "nova.example";
    private static final String CELL = "cy-1";
    private static final String ARCHIVES = "/internal/v1/archives/";

    private final TopologyClient topology = new TopologyClient();
    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private final Set<String> breakingOff = ConcurrentHashMap.newKeySet();
    private HttpServer node;

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @BeforeEach
    void aNodeAnswers() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext(
                "/health/ready",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        node.createContext(ARCHIVES, this::answer);
        node.start();
    }

    @AfterEach
    void theNodeEnds() {
        node.stop(0);
    }

    @Test
    void allDataOfATenantComesInPartsAndAFailureIsToldAndGoneOnBehind() throws Exception {
        TestingTables.storeTenant("nova", HOST, 10);
        assertThat(topology.put("/topology/v1/cells/" + CELL, description()).status())
                .isEqualTo(201);
        assertThat(topology.enter(CELL, "active").status()).isEqualTo(200);
        for (int member = 0; member < 5; member++) {
            UserId user = new UserId(UUID.randomUUID());
            String token = TestingServer.issuer().playersToken(user, "nova");
            assertThat(
                            topology.placeWithToken(user, "cy", Optional.of(HOST), token)
                                    .body()
                                    .getString("cell"))
                    .isEqualTo(CELL);
        }
        List<String> members = topology.members("nova");

        Map<String, byte[]> first = part(wish().add("members", 2));
        assertThat(first.keySet())
                .containsExactly(
                        "tenant.json",
                        "audit.jsonl",
                        "members/" + members.get(0) + ".zip",
                        "members/" + members.get(1) + ".zip",
                        "manifest.json");
        assertThat(text(first, "tenant.json")).contains("\"id\":\"nova\"");
        assertThat(text(first, "audit.jsonl")).contains("its data was taken out");
        assertThat(entries(file(first, "members/" + members.get(1) + ".zip")))
                .containsOnlyKeys("of/" + members.get(1));
        assertThat(manifest(first).getString("next")).isEqualTo(members.get(1));

        problems.put(members.get(3), "user-is-moving");
        Map<String, byte[]> second = part(wish().add("after", members.get(1)));
        assertThat(second.keySet())
                .containsExactly("members/" + members.get(2) + ".zip", "manifest.json");
        assertFailure(second, "user-is-moving", members.get(3), members.get(2));

        problems.put(members.get(3), "user-never-came");
        breakingOff.add(members.get(4));
        Map<String, byte[]> third = part(wish().add("after", members.get(2)));
        assertFailure(third, "archive-broken-off", members.get(4), members.get(3));
        assertThat(manifest(third).getJsonArray("members")).isEmpty();
        assertThat(manifest(third).getJsonArray("without").getString(0)).isEqualTo(members.get(3));

        breakingOff.clear();
        Map<String, byte[]> last = part(wish().add("after", members.get(3)));
        assertThat(manifest(last).getJsonArray("members")).hasSize(1);
        assertThat(manifest(last)).doesNotContainKeys("next", "failure");
    }

    @Test
    void whoWantsNothingThatThereIsIsRefused() throws SQLException {
        long before = TestingTables.number("SELECT count(*) FROM tenant_changes");
        String archive = "/topology/v1/tenants/nobody/archive";

        assertThat(topology.post(archive, wish().build()).problem()).isEqualTo("tenant-unknown");
        for (JsonObjectBuilder wrong :
                List.of(
                        wish().add("members", 0),
                        wish().add("members", 1001),
                        wish().add("after", "me"),
                        wish().add("reason", ""))) {
            assertThat(topology.post(archive, wrong.build()).problem()).isEqualTo("invalid-value");
        }
        assertThat(TestingTables.number("SELECT count(*) FROM tenant_changes")).isEqualTo(before);
    }

    private void assertFailure(Map<String, byte[]> part, String code, String member, String next) {
        JsonObject manifest = manifest(part);
        assertThat(manifest.getJsonObject("failure").getString("code")).isEqualTo(code);
        assertThat(manifest.getJsonObject("failure").getString("userId")).isEqualTo(member);
        assertThat(manifest.getString("next")).isEqualTo(next);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String user = exchange.getRequestURI().getPath().substring(ARCHIVES.length());
            if (problems.containsKey(user)) {
                byte[] problem = "{\"code\":\"%s\"}".formatted(problems.get(user)).getBytes(UTF_8);
                exchange.sendResponseHeaders(503, problem.length);
                exchange.getResponseBody().write(problem);
                return;
            }
            byte[] archive = archive(user);
            exchange.sendResponseHeaders(200, 0);
            int written = breakingOff.contains(user) ? archive.length / 2 : archive.length;
            exchange.getResponseBody().write(archive, 0, written);
        }
    }

    private static byte[] archive(String user) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            zip.putNextEntry(new ZipEntry("of/" + user));
        }
        return bytes.toByteArray();
    }

    private Map<String, byte[]> part(JsonObjectBuilder wish) throws IOException {
        return entries(topology.download("/topology/v1/tenants/nova/archive", wish.build()));
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String text(Map<String, byte[]> part, String name) {
        return new String(file(part, name), UTF_8);
    }

    private static byte[] file(Map<String, byte[]> part, String name) {
        return part.getOrDefault(name, new byte[0]);
    }

    private static JsonObject manifest(Map<String, byte[]> part) {
        try (JsonReader reader = Json.createReader(new StringReader(text(part, "manifest.json")))) {
            return reader.readObject();
        }
    }

    private static JsonObjectBuilder wish() {
        return Json.createObjectBuilder(MovesClient.reason());
    }

    private JsonObject description() {
        return Json.createObjectBuilder(MovesClient.reason())
                .add("region", "cy")
                .add("kind", "dedicated")
                .add("hosts", Json.createArrayBuilder().add(HOST))
                .add("weight", 100)
                .add("capacity", 1000)
                .add(
                        "nodes",
                        Json.createArrayBuilder()
                                .add("http://127.0.0.1:" + node.getAddress().getPort()))
                .build();
    }
}
