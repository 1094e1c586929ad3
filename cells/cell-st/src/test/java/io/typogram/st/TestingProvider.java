package io.typogram.st;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where a tenant's member signs in: another realm of the same Keycloak, which knows nothing of ours.
record TestingProvider(Platform platform, String tenant, String member) {

    static final String SECRET = "a secret between the two";

    void make() {
        KeycloakAdministrator.post(
                platform,
                "/auth/admin/realms",
                Map.of(
                        "realm",
                        realm(),
                        "enabled",
                        true,
                        "sslRequired",
                        "none",
                        "clients",
                        List.of(oidcClient(), samlClient()),
                        "users",
                        List.of(
                                Map.of(
                                        "username",
                                        member,
                                        "email",
                                        member + "@" + tenant + ".example",
                                        "firstName",
                                        "Wile",
                                        "lastName",
                                        "Coyote",
                                        "enabled",
                                        true,
                                        "credentials",
                                        List.of(
                                                Map.of(
                                                        "type",
                                                        "password",
                                                        "value",
                                                        TestingPlayer.PASSWORD))))));
    }

    private Map<String, Object> oidcClient() {
        return Map.of(
                "clientId", "typogram", "secret", SECRET, "redirectUris", List.of(callback()));
    }

    /// Our Keycloak as SAML knows it. What it is told of a member has the names of X.500.
    private Map<String, Object> samlClient() {
        return Map.of(
                "clientId",
                platform.edge() + "/auth/realms/typogram",
                "protocol",
                "saml",
                "redirectUris",
                List.of(callback()),
                "attributes",
                Map.of(
                        "saml.assertion.signature",
                        "true",
                        "saml.client.signature",
                        "false",
                        "saml.force.post.binding",
                        "true",
                        "saml_name_id_format",
                        "username",
                        "saml_force_name_id_format",
                        "true"),
                "protocolMappers",
                List.of(
                        attribute("email", "email", "urn:oid:1.2.840.113549.1.9.1"),
                        attribute("firstName", "givenName", "urn:oid:2.5.4.42"),
                        attribute("lastName", "surname", "urn:oid:2.5.4.4")));
    }

    private static Map<String, Object> attribute(String property, String friendly, String name) {
        return Map.of(
                "name",
                friendly,
                "protocol",
                "saml",
                "protocolMapper",
                "saml-user-property-mapper",
                "config",
                Map.of(
                        "user.attribute",
                        property,
                        "friendly.name",
                        friendly,
                        "attribute.name",
                        name,
                        "attribute.nameformat",
                        "urn:oasis:names:tc:SAML:2.0:attrname-format:uri"));
    }

    /// Makes a tenant whose members sign in here by SAML.
    void connectBySaml(TestingTenant connected, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(
                List.of(
                        "--saml-metadata",
                        platform.keycloak()
                                + "/auth/realms/"
                                + realm()
                                + "/protocol/saml/descriptor"));
        connected.run("add", all.toArray(String[]::new));
    }

    /// Makes a tenant whose members sign in here by OpenID Connect.
    void connectByOidc(TestingTenant connected, String... options) throws IOException {
        Path secret = Files.createTempFile(tenant, ".secret");
        Files.writeString(secret, SECRET);
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(
                List.of(
                        "--oidc-issuer",
                        platform.keycloak() + "/auth/realms/" + realm(),
                        "--client-id",
                        "typogram",
                        "--client-secret-file",
                        secret.toString()));
        connected.run("add", all.toArray(String[]::new));
        Files.delete(secret);
    }

    /// Does what the member does on the page that the browser has been sent to.
    void signIn(Page page) {
        page.waitForURL("**/auth/realms/" + realm() + "/**");
        page.locator("#username").fill(member);
        page.locator("#password").fill(TestingPlayer.PASSWORD);
        page.locator("[type=submit]").click();
    }

    /// The member's token, as the page keeps it that they have signed in on.
    static String storedToken(Page page) {
        return String.valueOf(
                page.evaluate(
                        """
                        () => JSON.parse(localStorage.getItem(
                            Object.keys(localStorage).find(key => key.startsWith('oidc.user:')))).access_token
                        """));
    }

    private String realm() {
        return tenant + "-idp";
    }

    private String callback() {
        return platform.edge() + "/auth/realms/typogram/broker/" + tenant + "/endpoint";
    }
}
