package io.typogram.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// Secrets that are made once a home and never leave it; only their owner may read them.
public record Secrets(Path directory) {

    private static final int BYTES = 32;

    public static Secrets of(Home home) throws IOException {
        Path directory = home.run().resolve("secrets");
        Files.createDirectories(
                directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new Secrets(directory);
    }

    /// Signs issued tests: the same in every cell, because a test issued by one is answered at another.
    public String signingKey() throws IOException {
        return secret("typing-signing-key");
    }

    /// Shared by edge, topology and cells.
    public String internalSecret() throws IOException {
        return secret("internal-secret");
    }

    /// Topology hashes claimed email addresses with it.
    public String emailSecret() throws IOException {
        return secret("claims-email-secret");
    }

    /// Of the administrator `admin` of Keycloak.
    public String keycloakAdministratorPassword() throws IOException {
        return secret("keycloak-administrator-password");
    }

    /// By which topology administers users and organisations in Keycloak.
    public String topologyKeycloakSecret() throws IOException {
        return secret("topology-keycloak-secret");
    }

    /// Of the user [AccessTokens#OPERATOR].
    public String operatorPassword() throws IOException {
        return secret("operator-password");
    }

    /// The secret of that name: 32 random bytes in base64url, without padding.
    private String secret(String name) throws IOException {
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret, StandardOpenOption.WRITE);
        return secret;
    }
}
