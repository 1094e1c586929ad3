package io.typogram.edge.tls;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/// Where clients reach the edge by TLS, and with which certificate.
///
/// @param certificateChain a PEM file: the edge's own certificate first
/// @param privateKey a PEM file with the key in PKCS#8, not encrypted
public record TlsSettings(InetSocketAddress address, Path certificateChain, Path privateKey) {}
