package io.typogram.keystrokes;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.ParsedKeystrokes.Illegible;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Whatever a client sends for keystrokes is keystrokes, or refused, or no JSON of that shape, and nothing else happens.
class KeystrokeColumnsTest {

    /// How many damaged bodies are read; a million on demand.
    private static final int DAMAGED = Integer.getInteger("typogram.damaged.columns", 20_000);

    private static final String WHOLE =
            """
            {"atMillis":[0,81.2,95.4,170,171.25,240.1],"actions":"DUDUDU","keys":["t","t","Backspace","Backspace","é"," "]}\
            """;

    private static final String[] PIECES = {
        "null",
        "-1",
        "1e400",
        "1e-400",
        "NaN",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "[]",
        "{}",
        "[[]]",
        "true",
        "\"DeleteWord\"",
        "0.0000001",
        "99999999999999999999",
        ",",
        "\"",
        "\\",
        "\"👍🏽\"",
        "\"a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d\u030e\u030f\u0310\""
    };

    private static final Jsonb JSON = JsonbBuilder.create();

    @AfterAll
    static void close() throws Exception {
        JSON.close();
    }

    @Test
    void whatIsWholeIsRead() {
        assertThat(read(WHOLE)).isInstanceOf(Legible.class);
    }

    @Test
    void whateverIsReadIsKeystrokesOrRefused() {
        Random random = new Random(17);
        int legible = 0;
        int illegible = 0;
        for (int damage = 0; damage < DAMAGED; damage++) {
            switch (read(damaged(random))) {
                case Legible(var keystrokes) -> {
                    legible++;
                    assertThat(KeystrokeCodec.decode(KeystrokeCodec.encode(keystrokes)))
                            .isEqualTo(keystrokes);
                }
                case Illegible(var refusal) -> {
                    illegible++;
                    assertThat(refusal.detail()).endsWith(".");
                }
                case null -> {}
            }
        }
        assertThat(legible).isPositive();
        assertThat(illegible).isPositive();
    }

    /// Null for what is no JSON of the shape. Bodies that end early are refused before they are parsed
    /// (`JsonShape`): here one of them would be parsed for ever.
    private static @Nullable ParsedKeystrokes read(String json) {
        if (!closes(json)) {
            return null;
        }
        KeystrokeColumns columns;
        try {
            columns = JSON.fromJson(json, KeystrokeColumns.class);
        } catch (JsonbException refused) {
            return null;
        }
        return columns == null ? null : columns.parse();
    }

    private static boolean closes(String json) {
        StringBuilder open = new StringBuilder();
        boolean inText = false;
        for (int place = 0; place < json.length(); place++) {
            char character = json.charAt(place);
            if (inText && character == '\\') {
                place++;
            } else if (character == '"') {
                inText = !inText;
            } else if (!inText && "{[".indexOf(character) >= 0) {
                open.append(character == '{' ? '}' : ']');
            } else if (!inText && "}]".indexOf(character) >= 0) {
                int last = open.length() - 1;
                if (last < 0 || open.charAt(last) != character) {
                    return false;
                }
                open.setLength(last);
            }
        }
        return !inText && open.isEmpty();
    }

    private static String damaged(Random random) {
        StringBuilder json = new StringBuilder(WHOLE);
        for (int change = 1 + random.nextInt(3); change > 0 && !json.isEmpty(); change--) {
            int from = random.nextInt(json.length());
            int to = Math.min(json.length(), from + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> json.setCharAt(from, (char) random.nextInt(0x300));
                case 1 -> json.delete(from, to);
                case 2 -> json.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
                default -> json.insert(from, json.substring(from, to));
            }
        }
        return json.toString();
    }
}
