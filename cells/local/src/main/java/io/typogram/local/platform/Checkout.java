package io.typogram.local.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// The source tree this launcher was built in: what the build has made, and the server distributions
/// that it has unpacked.
public record Checkout(Path root) {

    private static final Properties VERSIONS = versions();

    /// Names the tree to a program that does not lie in it.
    public static final String PROPERTY = "typogram.checkout";

    /// Finds the tree by walking up from this program's own file, unless the tree is named.
    ///
    /// @throws IllegalStateException when the program has been copied out of its tree
    public static Checkout find() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return new Checkout(Path.of(named));
        }
        for (Path folder = ownFile(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("cells/local/pom.xml"))) {
                return new Checkout(folder);
            }
        }
        throw new IllegalStateException("the launcher does not lie in a checkout of Typogram");
    }

    public Path distributions() {
        return root.resolve(".typogram/dist");
    }

    public Path openLiberty() {
        return distributions().resolve("wlp");
    }

    public Path pulsar() {
        return distributions().resolve("apache-pulsar-" + VERSIONS.getProperty("pulsar"));
    }

    public Path keycloak() {
        return distributions().resolve("keycloak-" + VERSIONS.getProperty("keycloak"));
    }

    public Path postgresql() {
        return distributions().resolve("postgresql-" + VERSIONS.getProperty("postgresql"));
    }

    /// Archives of loaded classes, which make the second start of a server quicker than the first.
    public Path classArchives() {
        return distributions().resolve(".class-archives");
    }

    public Path keycloakSources() {
        return root.resolve("cells/local/src/main/keycloak");
    }

    private static Path ownFile() {
        try {
            return Path.of(
                    Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Properties versions() {
        try (InputStream file = Checkout.class.getResourceAsStream("versions.properties")) {
            if (file == null) {
                throw new IllegalStateException("versions.properties is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
