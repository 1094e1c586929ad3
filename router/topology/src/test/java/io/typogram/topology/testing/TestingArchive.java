package io.typogram.topology.testing;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/// The application as Maven packaged it; nothing is added but where a server that finds it in its
/// drop-in folder shall mount it, and the cells that moves lead through.
public final class TestingArchive {

    private static final String MOUNTED_AT_ROOT =
            """
            <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.1">
                <context-root uri="/"/>
            </web-ext>
            """;

    private TestingArchive() {}

    public static WebArchive create() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/topology.war"))
                .addAsWebInfResource(new StringAsset(MOUNTED_AT_ROOT), "ibm-web-ext.xml")
                .addPackage("io.typogram.topology.testing.cells");
    }
}
