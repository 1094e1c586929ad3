package io.typogram.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// A front end whose pages are one page, which finds its way by the address; so an address that is no
/// file gets that page, and a file that is missing is a problem.
///
/// Fingerprinted files are kept for ever, the page itself never. Nobody may frame it.
public final class Pages {

    private static final String PAGE = "/index.html";
    private static final int MAX_FILES = 500;
    private static final int MAX_PATH_LENGTH = 200;
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0*)?");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_EVERY_TIME = "no-cache";

    private final String folder;
    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    /// Pages among the application's resources.
    ///
    /// @param folder such as `META-INF/typogram-web`
    public Pages(String folder) {
        this.folder = folder;
    }

    /// Whether there is an answer to a path.
    public boolean have(String path) throws IOException {
        return find(isFile(path) ? path : PAGE).isPresent();
    }

    /// Answers a request for a path that [#have] knows.
    ///
    /// @param path within the folder, beginning with a slash
    /// @param contentSecurityPolicy what the pages may load
    public void answer(
            String path,
            String contentSecurityPolicy,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PageFile file = find(isFile(path) ? path : PAGE).orElseThrow();
        response.setHeader(
                "Cache-Control", path.startsWith("/assets/") ? FOR_EVER : ASK_EVERY_TIME);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        answer(file, request, response);
    }

    private static void answer(
            PageFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean compressed = file.isCompressible() && accepts(request, "gzip");
        response.setContentType(file.mediaType());
        response.setHeader("ETag", file.entityTag(compressed));
        if (file.isCompressible()) {
            response.setHeader("Vary", "Accept-Encoding");
        }
        if (file.entityTag(compressed).equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] content = file.content(compressed);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static boolean accepts(HttpServletRequest request, String encoding) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null
                && COMMA.splitAsStream(accepted)
                        .map(String::strip)
                        .filter(one -> !REFUSED.matcher(one).matches())
                        .anyMatch(one -> one.equals(encoding) || one.startsWith(encoding + ";"));
    }

    private static boolean isFile(String path) {
        return path.lastIndexOf('.') > path.lastIndexOf('/');
    }

    /// Reads a file once. Names that do not exist are not remembered, so they take no room.
    private Optional<PageFile> find(String path) throws IOException {
        PageFile known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        if (path.length() > MAX_PATH_LENGTH || path.contains("..") || files.size() >= MAX_FILES) {
            return Optional.empty();
        }
        try (InputStream stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(folder + path)) {
            if (stream == null) {
                return Optional.empty();
            }
            PageFile file = new PageFile(path, stream.readAllBytes());
            files.put(path, file);
            return Optional.of(file);
        }
    }
}
