package io.typogram.edge.testing;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for `localhost` in two files, and clients that trust it.
public final class TestingCertificate {

    private final Path chain;
    private final Path key;
    private SSLContext trusting;

    public TestingCertificate(Path folder) throws Exception {
        chain = folder.resolve("edge.crt");
        key = folder.resolve("edge.key");
        trusting = writeNew();
    }

    /// What the edge must be told to use it.
    public Map<String, String> settings() {
        return Map.of(
                "TYPOGRAM_EDGE_TLS_PORT", "0",
                "TYPOGRAM_EDGE_TLS_CERTIFICATE", chain.toString(),
                "TYPOGRAM_EDGE_TLS_KEY", key.toString());
    }

    /// Trusts the certificate that was made last, and no other.
    public SSLContext trusting() {
        return trusting;
    }

    /// Replaces both files.
    public void renew() throws Exception {
        trusting = writeNew();
    }

    public void damage() throws IOException {
        Files.writeString(chain, "not a certificate");
    }

    private SSLContext writeNew() throws Exception {
        X509Bundle bundle =
                new CertificateBuilder()
                        .subject("CN=localhost")
                        .addSanDnsName("localhost")
                        .setIsCertificateAuthority(true)
                        .ecp256()
                        .buildSelfSigned();
        Files.writeString(chain, bundle.getCertificatePathPEM());
        Files.writeString(key, bundle.getPrivateKeyPEM());
        return trust(bundle);
    }

    private static SSLContext trust(X509Bundle bundle)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("edge", bundle.getCertificate());
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
