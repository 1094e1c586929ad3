package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How tenants are wished for while there is no Keycloak; with one, the system tests see it.
@ExtendWith(ArquillianExtension.class)
class TenantsIT {

    private static final String TENANTS = "/topology/v1/tenants";

    private final TopologyClient topology = new TopologyClient();

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void aWishThatKeycloakInterruptsIsKeptAndGoesOn() {
        JsonObject wish = tenant("bolt", "bolt.example").build();

        assertThat(topology.post(TENANTS, wish).problem()).isEqualTo("keycloak-unavailable");
        Answer kept = topology.get(TENANTS + "/bolt");
        assertThat(kept.body().getString("state")).isEqualTo("provisioning");
        assertThat(kept.body().getJsonArray("changes")).hasSize(1);

        assertThat(topology.post(TENANTS, wish).problem()).isEqualTo("keycloak-unavailable");
        assertThat(topology.get(TENANTS + "/bolt").body().getJsonArray("changes")).hasSize(1);
    }

    @Test
    void aNameAndAHostAreOneTenantsOnly() {
        topology.post(TENANTS, tenant("crux", "crux.example").build());

        assertThat(
                        topology.post(
                                        TENANTS,
                                        tenant("crux", "crux.example").add("seats", 4).build())
                                .problem())
                .isEqualTo("tenant-described-otherwise");
        assertThat(topology.post(TENANTS, tenant("dune", "crux.example").build()).problem())
                .isEqualTo("tenant-host-taken");
        assertThat(topology.get(TENANTS + "/dune").problem()).isEqualTo("tenant-unknown");
    }

    @Test
    void whoOnlyAsksChangesNothing() {
        Answer asked =
                topology.post(TENANTS, tenant("echo", "echo.example").add("dryRun", true).build());

        assertThat(asked.status()).isEqualTo(200);
        assertThat(topology.get(TENANTS + "/echo").problem()).isEqualTo("tenant-unknown");
    }

    @Test
    void aWishThatMakesNoSenseIsRefused() {
        for (JsonObjectBuilder wrong :
                new JsonObjectBuilder[] {
                    tenant("Not a name", "fern.example"),
                    tenant("fern", "no host"),
                    tenant("fern", "fern.example").add("seats", -1),
                    tenant("fern", "fern.example")
                            .add("allowed", Json.createArrayBuilder().add("internal")),
                    tenant("fern", "fern.example").add("reason", ""),
                    tenant("fern", "fern.example")
                            .add(
                                    "identityProvider",
                                    Json.createObjectBuilder().add("kind", "ldap")),
                    tenant("fern", "fern.example")
                            .add(
                                    "identityProvider",
                                    Json.createObjectBuilder()
                                            .add("kind", "saml")
                                            .add("metadata", "file:///etc/passwd"))
                }) {
            assertThat(topology.post(TENANTS, wrong.build()).problem()).isEqualTo("invalid-value");
        }
        assertThat(topology.get(TENANTS + "/fern").problem()).isEqualTo("tenant-unknown");
    }

    @Test
    void everyCellIsToldWhoseItIs() {
        JsonObject told = topology.get(TENANTS + "/of-cell/eu-1").body();

        assertThat(told.getString("kind")).isEqualTo("shared");
        assertThat(told.containsKey("tenant")).isFalse();
        assertThat(told.getJsonArray("allowed")).isEmpty();
        assertThat(topology.get(TENANTS + "/of-cell/acme-1").body().getString("kind"))
                .isEqualTo("dedicated");
    }

    @Test
    void aCellThatIsNotRegisteredIsToldNothing() {
        JsonObject told = topology.get(TENANTS + "/of-cell/zz-9").body();

        assertThat(told.containsKey("kind")).isFalse();
        assertThat(told.getJsonArray("allowed")).isEmpty();
    }

    private static JsonObjectBuilder tenant(String id, String host) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("displayName", id)
                .add("hosts", Json.createArrayBuilder().add(host))
                .add("seats", 3)
                .add("by", "a test")
                .add("reason", "to see");
    }
}
