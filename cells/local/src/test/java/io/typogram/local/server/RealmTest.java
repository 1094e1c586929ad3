package io.typogram.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.platform.Checkout;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The realm that Keycloak imports; what Keycloak makes of it is seen by the system tests.
class RealmTest {

    private static final String CONSOLE = "typogram-console";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private JsonNode realm = JSON.nullNode();

    @BeforeEach
    void read() throws IOException {
        realm =
                JSON.readTree(
                        Checkout.find().keycloakSources().resolve("realm-typogram.json").toFile());
    }

    @Test
    void theBrowsersClientSignsInByCodeWithProofKeyAndNoOtherWay() {
        JsonNode web = named("clients", "clientId", "typogram-web");

        assertThat(web.path("publicClient").asBoolean()).isTrue();
        assertThat(web.path("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(web.path("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(web.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(web.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
    }

    @Test
    void theBrowsersClientReturnsToThisMachineOnly() {
        assertThat(texts(named("clients", "clientId", "typogram-web").path("redirectUris")))
                .containsExactlyInAnyOrder(
                        "${TYPOGRAM_PUBLIC_ORIGIN}/*", "http://localhost/*", "http://127.0.0.1/*");
    }

    @Test
    void theCommandLinesClientSignsInByPasswordAndNoOtherWay() {
        JsonNode cli = named("clients", "clientId", "typogram-cli");

        assertThat(cli.path("directAccessGrantsEnabled").asBoolean()).isTrue();
        assertThat(cli.path("standardFlowEnabled").asBoolean()).isFalse();
    }

    @Test
    void everyPlayersTokenNamesTheAudienceAndTheHomeCell() {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asText().equals("typogram-topology")) {
                continue;
            }
            JsonNode mappers = client.path("protocolMappers");
            boolean isForPlayers = !client.path("clientId").asText().equals(CONSOLE);
            assertThat(mappers.findValuesAsText("included.custom.audience").contains("typogram"))
                    .isEqualTo(isForPlayers);
            assertThat(mappers.findValuesAsText("user.attribute").contains("home_cell"))
                    .isEqualTo(isForPlayers);
        }
    }

    @Test
    void everyPlayersTokenNamesTheirOrganisation() {
        assertThat(realm.path("organizationsEnabled").asBoolean()).isTrue();
        for (String client : List.of("typogram-web", "typogram-cli")) {
            assertThat(texts(named("clients", "clientId", client).path("defaultClientScopes")))
                    .contains("organization", "basic", "roles", "profile");
        }
    }

    @Test
    void topologyMayDoWhatItDoesAndNothingElse() {
        JsonNode topology = named("clients", "clientId", "typogram-topology");
        assertThat(topology.path("publicClient").asBoolean()).isFalse();
        assertThat(topology.path("secret").asText())
                .isEqualTo("${TYPOGRAM_TOPOLOGY_KEYCLOAK_SECRET}");
        assertThat(topology.path("standardFlowEnabled").asBoolean()).isFalse();
        assertThat(topology.path("directAccessGrantsEnabled").asBoolean()).isFalse();

        JsonNode account = named("users", "username", "service-account-typogram-topology");
        assertThat(texts(account.at("/clientRoles/realm-management")))
                .containsExactlyInAnyOrder(
                        "manage-users",
                        "manage-organizations",
                        "manage-identity-providers",
                        "manage-clients");
        assertThat(account.has("credentials")).isFalse();
    }

    @Test
    void peopleSignInOnOnePageThoughThereAreOrganisations() {
        assertThat(realm.path("browserFlow").asText()).isEqualTo("typogram browser");
        assertThat(realm.findValuesAsText("authenticator"))
                .containsExactly(
                        "auth-cookie",
                        "identity-provider-redirector",
                        "auth-username-password-form",
                        "conditional-user-configured",
                        "auth-otp-form");
    }

    @Test
    void whatPlayersSignInWithIsNoKeyToTheConsole() {
        assertThat(audiences("typogram-web")).containsExactly("typogram");
        assertThat(audiences(CONSOLE)).containsExactly("typogram-operators");
        assertThat(texts(named("clients", "clientId", CONSOLE).path("redirectUris")))
                .containsExactly("${TYPOGRAM_CONSOLE_ORIGIN}/console/*");
    }

    @Test
    void onlyOneUserIsAnOperatorAndTheirPasswordStandsNowhere() {
        for (JsonNode user : realm.path("users")) {
            boolean isOperator = texts(user.path("realmRoles")).contains("operator");
            assertThat(user.path("username").asText().equals("operator")).isEqualTo(isOperator);
        }
        assertThat(named("users", "username", "operator").at("/credentials/0/value").asText())
                .isEqualTo("${TYPOGRAM_OPERATOR_PASSWORD}");
    }

    @Test
    void onlyAnAdministratorMaySeeOrWriteTheHomeCell() throws IOException {
        JsonNode profile =
                JSON.readTree(realm.findValue("kc.user.profile.config").path(0).asText());
        JsonNode homeCell = named(profile.path("attributes"), "name", "home_cell");

        assertThat(texts(homeCell.at("/permissions/edit"))).containsExactly("admin");
        assertThat(texts(homeCell.at("/permissions/view"))).containsExactly("admin");
    }

    @Test
    void whoeverRegistersIsAPlayerAndNothingMore() {
        JsonNode roles = realm.at("/roles/realm");

        assertThat(roles.findValuesAsText("name"))
                .contains("player", "creator", "moderator", "support", "operator");
        assertThat(texts(named(roles, "name", "default-roles-typogram").at("/composites/realm")))
                .containsExactlyInAnyOrder("player", "offline_access");
    }

    @Test
    void anybodyMayRegisterAndGuessingIsSlowedDown() {
        assertThat(realm.path("registrationAllowed").asBoolean()).isTrue();
        assertThat(realm.path("verifyEmail").asBoolean()).isFalse();
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(300);
        assertThat(realm.path("loginTheme").asText()).isEqualTo("typogram");
    }

    @Test
    void holdsTheDemoUsers() {
        assertThat(realm.path("users").findValuesAsText("username"))
                .containsExactly(
                        "operator",
                        "ada",
                        "grace",
                        "linus",
                        "margaret",
                        "service-account-typogram-topology");
    }

    private List<String> audiences(String client) {
        return named("clients", "clientId", client)
                .path("protocolMappers")
                .findValuesAsText("included.custom.audience");
    }

    private JsonNode named(String list, String key, String name) {
        return named(realm.path(list), key, name);
    }

    private static JsonNode named(JsonNode list, String key, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(key).asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is named " + name));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
