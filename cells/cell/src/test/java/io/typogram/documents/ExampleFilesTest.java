package io.typogram.documents;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/// Where examples stand: in a file beside the resource, under the name of the method.
class ExampleFilesTest {

    private static final Path RESOURCES =
            Sources.REPOSITORY.resolve("cells/cell/src/main/resources");

    @Test
    void everyExampleIsOneOfAMethod() {
        List<Path> files = Sources.files("cells/cell", "Resource.json").toList();

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(operations(file)).containsAll(examples(file)));
    }

    @Test
    void aMethodOfAResourceHasANameOfItsOwn() {
        assertThat(Sources.files("cells/cell", "Resource.json"))
                .allSatisfy(file -> assertThat(operations(file)).doesNotHaveDuplicates());
    }

    private static List<String> operations(Path file) {
        return Arrays.stream(resource(file).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .map(Method::getName)
                .toList();
    }

    private static Set<String> examples(Path file) {
        try (JsonReader reader = Json.createReader(new StringReader(Sources.read(file)))) {
            return reader.readObject().keySet();
        }
    }

    private static Class<?> resource(Path file) {
        String path = RESOURCES.relativize(file).toString().replace('/', '.');
        try {
            return Class.forName(path.substring(0, path.length() - ".json".length()));
        } catch (ClassNotFoundException unknown) {
            throw new AssertionError(file + " stands beside a resource", unknown);
        }
    }
}
