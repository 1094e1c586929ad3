package io.typogram.local.operators;

import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a tenant is described.
final class TenantOptions {

    @Option(
            names = "--display",
            paramLabel = "NAME",
            description = "Its name for people (default: the short one).")
    private @Nullable String displayName;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "A host name by which its people come; may be given several times (default: TENANT.localhost).")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--seats",
            paramLabel = "N",
            required = true,
            description = "The most members that may live in its cells.")
    private long seats;

    @Option(
            names = "--allow",
            paramLabel = "WHAT",
            split = ",",
            description =
                    "What may be told of its members: public-boards, public-profiles (default: nothing).")
    private List<String> allowed = new ArrayList<>();

    @Option(
            names = "--shared-in",
            paramLabel = "REGION",
            description =
                    "Its members live in the shared cells of this region (default: it has a cell of its own).")
    private @Nullable String sharing;

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "Its members sign in there, by OpenID Connect.")
    private @Nullable String issuer;

    @Option(names = "--client-id", paramLabel = "ID", description = "Who we are to that provider.")
    private @Nullable String clientId;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "A file that holds our secret at that provider, and nothing else.")
    private @Nullable Path clientSecretFile;

    @Option(
            names = "--saml-metadata",
            paramLabel = "URL",
            description =
                    "Its members sign in by SAML, at the provider that this address describes.")
    private @Nullable String metadata;

    /// As topology takes it.
    Map<String, Object> description(String name) {
        Map<String, Object> body = new HashMap<>();
        body.put("displayName", displayName == null ? name : displayName);
        body.put("hosts", hosts.isEmpty() ? List.of(name + ".localhost") : hosts);
        body.put("seats", seats);
        body.put("allowed", allowed);
        if (sharing != null) {
            body.put("sharing", sharing);
        }
        if (issuer != null && metadata != null) {
            throw new CommandFailed(
                    ExitCodes.USAGE, "a tenant signs in by --oidc-issuer or by --saml-metadata");
        }
        if (issuer != null) {
            body.put("identityProvider", oidc(issuer));
        } else if (metadata != null) {
            body.put("identityProvider", Map.of("kind", "saml", "metadata", metadata));
        }
        return body;
    }

    private Map<String, Object> oidc(String address) {
        if (clientId == null || clientSecretFile == null) {
            throw new CommandFailed(
                    ExitCodes.USAGE,
                    "--oidc-issuer needs --client-id and --client-secret-file beside it");
        }
        try {
            return Map.of(
                    "kind",
                    "oidc",
                    "issuer",
                    address,
                    "clientId",
                    clientId,
                    "clientSecret",
                    Files.readString(clientSecretFile).strip());
        } catch (IOException unreadable) {
            throw new CommandFailed(
                    ExitCodes.USAGE, "%s cannot be read".formatted(clientSecretFile));
        }
    }
}
