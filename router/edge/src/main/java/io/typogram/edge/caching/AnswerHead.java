package io.typogram.edge.caching;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The beginning of an answer, as a cell gave it.
public record AnswerHead(int status, List<Header> headers) {

    public AnswerHead {
        headers = List.copyOf(headers);
    }

    Optional<String> first(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
    }

    boolean has(String name) {
        return headers.stream().anyMatch(header -> header.is(name));
    }

    /// All lines of one field, as the list that they are together (RFC 9110, section 5.3). Empty text
    /// when there is none.
    String joined(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .collect(Collectors.joining(","));
    }
}
