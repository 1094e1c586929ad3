package io.typogram.testing;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/// The application once more, for tests from inside: as Maven packaged it, with the packages of those
/// tests and a broker that they hold in their hands. It shares the database with the application that
/// the tests from outside speak with.
public final class TestingArchive {

    private TestingArchive() {}

    public static WebArchive inside() {
        return ShrinkWrap.create(ZipImporter.class, "inside.war")
                .importFrom(new File("target/cell.war"))
                .as(WebArchive.class)
                .addPackages(
                        false,
                        "io.typogram",
                        "io.typogram.testing",
                        "io.typogram.platform.events",
                        "io.typogram.platform.persistence")
                .addAsLibrary(assertions());
    }

    private static File assertions() {
        try {
            return new File(
                    Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
