package io.typogram.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.Map;

/// What a benchmark of the edge has found, for people and for programs.
interface BenchReport {

    Map<String, Object> json();

    String text();

    default void print(PrintWriter out, boolean json) throws JsonProcessingException {
        if (json) {
            out.println(
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(json()));
        } else {
            out.print(text());
        }
        out.flush();
    }
}
