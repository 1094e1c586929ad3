package io.typogram.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The configurations of what is measured, with `{{names}}` where something is to be filled in.
final class Templates {

    private Templates() {}

    /// Fills a template in and puts it into the folder under its own name.
    static Path write(String name, Map<String, String> values, Path folder) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, fill(read(name), values));
        return file;
    }

    static String fill(String template, Map<String, String> values) {
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        int left = text.indexOf("{{");
        if (left >= 0) {
            throw new IllegalArgumentException(
                    "nothing was given for "
                            + text.substring(left, Math.min(text.length(), left + 20)));
        }
        return text;
    }

    private static String read(String name) throws IOException {
        try (InputStream file = Templates.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
