package io.typogram.edge.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.typogram.edge.problems.ProblemJson;
import io.typogram.kernel.problems.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A whole answer of the admin port.
record AdminAnswer(int status, String mediaType, String body) {

    private static final int NO_BODY = -1;
    private static final int NO_CONTENT_STATUS = 204;

    static AdminAnswer of(Problem problem) {
        return new AdminAnswer(
                problem.type().status(), Problem.MEDIA_TYPE, ProblemJson.write(problem));
    }

    static AdminAnswer json(int status, ObjectNode node) {
        return json(status, node.toString());
    }

    static AdminAnswer json(int status, String text) {
        return new AdminAnswer(status, "application/json", text);
    }

    static AdminAnswer noContent() {
        return new AdminAnswer(NO_CONTENT_STATUS, "", "");
    }

    void send(HttpExchange exchange) throws IOException {
        if (status == NO_CONTENT_STATUS) {
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
