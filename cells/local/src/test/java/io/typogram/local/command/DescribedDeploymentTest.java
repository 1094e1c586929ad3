package io.typogram.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.platform.Checkout;
import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlatformOptions;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.server.KeycloakServer;
import io.typogram.local.server.PulsarCluster;
import io.typogram.local.server.PulsarLink;
import io.typogram.local.supervision.Component;
import io.typogram.local.supervision.ComponentGraph;
import io.typogram.local.supervision.Launch;
import io.typogram.local.supervision.ServerComponent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What `infra-terraform/environments/local` describes is what `up` passes to its parts when it is told
/// nothing, so neither can change alone. [TerraformTest] holds the file that is read here to the
/// description that it is made from.
class DescribedDeploymentTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /// What depends on where the files lie, and on how this machine is used.
    private static final Set<String> OF_THE_MACHINE =
            Set.of(
                    "JAVA_HOME",
                    "WLP_USER_DIR",
                    "TYPOGRAM_APPLICATION",
                    "TYPOGRAM_LIBRARIES",
                    "TYPOGRAM_OBJECTS_STORE",
                    "TYPOGRAM_EDGE_DATA_DIR",
                    "TYPOGRAM_EDGE_CONFIG_FILE",
                    "TYPOGRAM_EDGE_DRAIN_MILLIS");

    @TempDir private Path home = Path.of(".");

    private JsonNode settings = JSON.nullNode();
    private ComponentGraph graph = new ComponentGraph(List.of());

    @BeforeEach
    void read() throws IOException {
        Checkout checkout = Checkout.find();
        settings =
                JSON.readTree(
                        checkout.root()
                                .resolve("infra-terraform/environments/local/settings.json")
                                .toFile());
        graph = PlatformPlan.of(checkout, new Home(home), optionsOfNobody()).graph();
    }

    @Test
    void everyNodeIsToldWhatIsDescribed() throws IOException, InterruptedException {
        List<String> described = new ArrayList<>();
        for (Map.Entry<String, JsonNode> cell : settings.path("cells").properties()) {
            for (Map.Entry<String, JsonNode> node : cell.getValue().properties()) {
                String name =
                        "cell-"
                                + cell.getKey()
                                + (node.getKey().equals("1") ? "" : "-node-" + node.getKey());
                described.add(name);
                assertToldAsDescribed(name, node.getValue());
            }
        }

        assertThat(described)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        graph.components().stream()
                                .map(Component::name)
                                .filter(name -> name.startsWith("cell-"))
                                .toList());
    }

    @Test
    void topologyIsToldWhatIsDescribed() throws IOException, InterruptedException {
        assertToldAsDescribed("topology", settings.path("topology"));
    }

    @Test
    void theEdgeIsToldWhatIsDescribed() throws IOException, InterruptedException {
        assertThat(names(settings.path("edges"))).containsExactly("edge");
        assertToldAsDescribed("edge", settings.at("/edges/edge"));
    }

    /// The launcher says most of it by options, which is the same to Keycloak. It says more, for a small
    /// machine.
    @Test
    void keycloakIsToldWhatIsDescribed() throws IOException {
        Launch launch = ((KeycloakServer) graph.find("keycloak").orElseThrow()).launch();
        Map<String, String> told = new HashMap<>(launch.environment());
        for (String word : launch.command()) {
            if (word.startsWith("--") && word.contains("=")) {
                String name = word.substring(2, word.indexOf('='));
                told.put(
                        "KC_" + name.replace('-', '_').toUpperCase(Locale.ROOT),
                        word.substring(word.indexOf('=') + 1));
            }
        }

        JsonNode described = settings.at("/keycloaks/local");
        assertThat(names(settings.path("keycloaks"))).containsExactly("local");
        assertThat(told)
                .containsAllEntriesOf(texts(described.path("environment")))
                .containsKeys(names(described.path("secrets")).toArray(String[]::new));
        assertThat(launch.environment().keySet()).isSubsetOf(keys(described));
    }

    @Test
    void everyPulsarClusterIsToldOfTheOthersAsDescribed() {
        List<PulsarCluster> clusters =
                graph.components().stream()
                        .filter(PulsarCluster.class::isInstance)
                        .map(PulsarCluster.class::cast)
                        .toList();
        List<String> regions = clusters.stream().map(PulsarCluster::region).toList();

        assertThat(names(settings.path("pulsars"))).containsExactlyElementsOf(regions);
        for (JsonNode told : settings.path("pulsars")) {
            assertThat(names(told.path("clusters"))).containsExactlyElementsOf(regions);
            for (PulsarCluster cluster : clusters) {
                assertThat(texts(told.path("clusters").path(cluster.region())))
                        .containsExactlyInAnyOrderEntriesOf(
                                Map.of(
                                        "serviceUrl",
                                        cluster.webAddress(),
                                        "brokerServiceUrl",
                                        cluster.brokerAddress()));
            }
            assertThat(told.path("namespaces"))
                    .isEqualTo(
                            JSON.valueToTree(
                                    Map.of(
                                            PulsarLink.REPLICATED,
                                            regions,
                                            PulsarLink.REGIONAL,
                                            List.of(told.path("cluster_name").asText()))));
        }
    }

    private void assertToldAsDescribed(String name, JsonNode described)
            throws IOException, InterruptedException {
        ServerComponent server = (ServerComponent) graph.find(name).orElseThrow();
        Map<String, String> told = new HashMap<>(server.launch().environment());
        told.keySet().removeAll(OF_THE_MACHINE);

        assertThat(told).containsAllEntriesOf(texts(described.path("environment")));
        assertThat(told.keySet()).isEqualTo(keys(described));
    }

    private static PlatformOptions optionsOfNobody() {
        Up up = new Up();
        new CommandLine(up).parseArgs();
        return up.arguments.options();
    }

    /// The variables of a part, of which some hold secrets.
    private static Set<String> keys(JsonNode described) {
        return described.properties().stream()
                .flatMap(kind -> names(kind.getValue()).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Map<String, String> texts(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
    }

    @Command
    private static final class Up {
        @Mixin private final PlatformArguments arguments = new PlatformArguments();
    }
}
