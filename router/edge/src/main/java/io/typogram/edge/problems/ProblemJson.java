package io.typogram.edge.problems;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;

/// The JSON form of a problem (RFC 9457).
public final class ProblemJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ProblemJson() {}

    public static String write(Problem problem) {
        ProblemType type = problem.type();
        ObjectNode node = JSON.createObjectNode();
        node.put("type", type.uri().toString());
        node.put("title", type.title());
        node.put("status", type.status());
        node.put("code", type.code());
        problem.detail().ifPresent(detail -> node.put("detail", detail));
        return node.toString();
    }
}
