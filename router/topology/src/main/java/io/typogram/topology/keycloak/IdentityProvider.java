package io.typogram.topology.keycloak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Objects;

/// Where an organisation's members sign in: a provider of its own, outside of our Keycloak.
public sealed interface IdentityProvider {

    /// By which Keycloak calls the kind.
    String kind();

    /// Where the provider describes itself.
    String description();

    /// Adds what the provider's description does not say.
    void complete(JsonObjectBuilder config);

    /// One that speaks OpenID Connect.
    ///
    /// @param issuer without the path by which it describes itself
    record Oidc(String issuer, String clientId, String clientSecret) implements IdentityProvider {

        public Oidc {
            Objects.requireNonNull(issuer);
            Objects.requireNonNull(clientId);
            Objects.requireNonNull(clientSecret);
        }

        @Override
        public String kind() {
            return "oidc";
        }

        @Override
        public String description() {
            return issuer + "/.well-known/openid-configuration";
        }

        @Override
        public void complete(JsonObjectBuilder config) {
            config.add("clientId", clientId)
                    .add("clientSecret", clientSecret)
                    .add("clientAuthMethod", "client_secret_post")
                    .add("defaultScope", "openid profile email")
                    .add("pkceEnabled", "true")
                    .add("pkceMethod", "S256");
        }

        /// Never says the secret.
        @Override
        public String toString() {
            return "Oidc[issuer=" + issuer + ", clientId=" + clientId + "]";
        }
    }

    /// One that speaks SAML 2.
    ///
    /// @param metadata where it says what it is
    record Saml(String metadata) implements IdentityProvider {

        public Saml {
            Objects.requireNonNull(metadata);
        }

        @Override
        public String kind() {
            return "saml";
        }

        @Override
        public String description() {
            return metadata;
        }

        @Override
        public void complete(JsonObjectBuilder config) {
            config.add("wantAssertionsSigned", "true").add("validateSignature", "true");
        }
    }

    /// With all of it as Keycloak stores it.
    ///
    /// @param described what Keycloak has read of the provider's description
    default JsonObjectBuilder config(JsonObject described) {
        JsonObjectBuilder config = Json.createObjectBuilder(described);
        complete(config);
        // What the provider says at a member's first coming stays, until somebody changes it here.
        return config.add("syncMode", "IMPORT");
    }
}
