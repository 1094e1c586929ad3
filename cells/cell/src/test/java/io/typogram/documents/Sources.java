package io.typogram.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sources of the platform's processes, as text.
public final class Sources {

    public static final Path REPOSITORY = Path.of("../..");

    private static final List<String> MODULES =
            List.of("shared-kernel/server", "cells/cell", "router/topology", "router/edge");

    private static final Pattern PROBLEM_ROW =
            Pattern.compile("^\\| `([^`]+)` \\| ([0-9]{3}) \\|", Pattern.MULTILINE);

    private Sources() {}

    /// Every Java source that is not a test's.
    public static List<String> java() {
        return MODULES.stream().flatMap(module -> texts(module, ".java")).toList();
    }

    /// The descriptions of the servers.
    public static List<String> servers() {
        return MODULES.stream().flatMap(module -> texts(module, "server.xml")).toList();
    }

    /// Codes and statuses of the problems in the reference, such as `home-unknown 404`.
    public static Set<String> problems() {
        return PROBLEM_ROW
                .matcher(document("problems.md"))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static String document(String name) {
        return read(REPOSITORY.resolve("docs/reference").resolve(name));
    }

    /// The main files of a module whose names end so.
    public static Stream<Path> files(String module, String end) {
        Path main = REPOSITORY.resolve(module).resolve("src/main");
        try (Stream<Path> all = Files.walk(main)) {
            return all.filter(file -> file.toString().endsWith(end)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> texts(String module, String end) {
        return files(module, end).map(Sources::read);
    }
}
