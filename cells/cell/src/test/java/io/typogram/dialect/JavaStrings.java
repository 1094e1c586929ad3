package io.typogram.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts in a Java source that are SQL: those that speak it, and those that are handed to what
/// runs SQL, however they are written. Texts joined by `+` are one.
final class JavaStrings {

    /// A comment, a text block, a text, a character.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "//[^\\n]*|/\\*.*?\\*/|\"\"\"(?<block>.*?)(?<!\\\\)\"\"\""
                            + "|\"(?<text>(?:\\\\.|[^\"\\\\\\n])*)\"|'(?:\\\\.|[^'\\\\\\n])'",
                    Pattern.DOTALL);

    private static final Pattern SPEAKS_SQL =
            Pattern.compile(
                    "\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ORDER BY|FOR UPDATE|VALUES"
                            + "|CREATE|ALTER|DROP|LOCK|SET LOCAL|LISTEN|NOTIFY|MERGE)\\b");

    private static final Pattern RUNS_SQL =
            Pattern.compile(
                    "(createNativeQuery|prepareStatement|prepareCall|executeQuery|executeUpdate"
                            + "|execute|nativeSQL)\\s*\\(\\s*$");

    private JavaStrings() {}

    static List<String> sqlIn(String source) {
        List<String> statements = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean handedOver = false;
        int end = 0;
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            String literal =
                    token.group("block") != null ? token.group("block") : token.group("text");
            if (literal == null) {
                continue;
            }
            String between = source.substring(end, token.start());
            if (!between.strip().equals("+")) {
                keep(text, handedOver, statements);
                handedOver = RUNS_SQL.matcher(between).find();
            }
            text.append(literal.replace("\\n", "\n").replace("\\\"", "\""));
            end = token.end();
        }
        keep(text, handedOver, statements);
        return statements;
    }

    private static void keep(StringBuilder text, boolean handedOver, List<String> statements) {
        if (handedOver || SPEAKS_SQL.matcher(text).find()) {
            statements.add(text.toString());
        }
        text.setLength(0);
    }
}
