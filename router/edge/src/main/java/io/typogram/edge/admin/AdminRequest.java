package io.typogram.edge.admin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// @param rest what follows the page's own path
record AdminRequest(String method, String rest, String body) {

    private static final int LONGEST_BODY = 4096;

    static AdminRequest read(HttpExchange exchange, String pagePath) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        return new AdminRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath().substring(pagePath.length()),
                new String(body, StandardCharsets.UTF_8));
    }
}
