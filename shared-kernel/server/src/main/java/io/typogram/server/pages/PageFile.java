package io.typogram.server.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/// One file of the front end, with all that is needed to answer with it at once.
final class PageFile {

    private static final Map<String, String> MEDIA_TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private final byte[] plain;
    private final byte[] gzipped;
    private final String mediaType;
    private final String entityTag;

    PageFile(String name, byte[] content) {
        this.plain = content;
        this.gzipped = gzip(content);
        this.mediaType =
                MEDIA_TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        this.entityTag = tag(content);
    }

    String mediaType() {
        return mediaType;
    }

    /// The tag of the plain or the compressed form: they are different representations.
    String entityTag(boolean compressed) {
        return compressed ? "\"" + entityTag + "-gzip\"" : "\"" + entityTag + "\"";
    }

    byte[] content(boolean compressed) {
        return compressed ? gzipped : plain;
    }

    /// Whether compressing helps at all; fonts and pictures are compressed already.
    boolean isCompressible() {
        return gzipped.length < plain.length * 9 / 10;
    }

    private static String tag(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return Long.toHexString(checksum.getValue()) + "-" + content.length;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
