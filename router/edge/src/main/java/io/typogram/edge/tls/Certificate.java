package io.typogram.edge.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The current certificate and its key.
///
/// Connections that are open keep the one they began with. A new one that cannot be used is said in
/// the log, and the old one stays.
public final class Certificate {

    private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    private final TlsSettings settings;
    private byte[] seen;
    private volatile SslContext context;

    /// Reads both files.
    ///
    /// @throws IOException when one cannot be read, or they do not make a certificate and its key
    public Certificate(TlsSettings settings) throws IOException {
        this.settings = settings;
        byte[] chain = Files.readAllBytes(settings.certificateChain());
        byte[] key = Files.readAllBytes(settings.privateKey());
        seen = joined(chain, key);
        context = contextOf(chain, key);
    }

    /// A handler for one new connection, which offers HTTP/2 and HTTP/1.1.
    public SslHandler newHandler(ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator);
        handler.setHandshakeTimeoutMillis(HANDSHAKE.toMillis());
        return handler;
    }

    /// Looks whether the files have changed. Called by one thread.
    public void refresh() {
        try {
            byte[] chain = Files.readAllBytes(settings.certificateChain());
            byte[] key = Files.readAllBytes(settings.privateKey());
            byte[] found = joined(chain, key);
            if (!Arrays.equals(found, seen)) {
                seen = found;
                context = contextOf(chain, key);
                LOG.info("EDGE-X1 The certificate was exchanged");
            }
        } catch (IOException unusable) {
            LOG.error("EDGE-X2 The new certificate cannot be used; the old one stays", unusable);
        }
    }

    private static SslContext contextOf(byte[] chain, byte[] key) throws IOException {
        try {
            return SslContextBuilder.forServer(
                            new ByteArrayInputStream(chain), new ByteArrayInputStream(key))
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(
                            new ApplicationProtocolConfig(
                                    Protocol.ALPN,
                                    SelectorFailureBehavior.NO_ADVERTISE,
                                    SelectedListenerFailureBehavior.ACCEPT,
                                    ApplicationProtocolNames.HTTP_2,
                                    ApplicationProtocolNames.HTTP_1_1))
                    .build();
        } catch (IllegalArgumentException unusable) {
            throw new IOException("not a certificate chain and its key", unusable);
        }
    }

    private static byte[] joined(byte[] chain, byte[] key) {
        byte[] both = Arrays.copyOf(chain, chain.length + key.length);
        System.arraycopy(key, 0, both, chain.length, key.length);
        return both;
    }
}
