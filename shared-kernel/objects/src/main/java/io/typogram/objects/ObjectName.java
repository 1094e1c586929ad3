package io.typogram.objects;

import java.util.List;
import java.util.regex.Pattern;

/// Names an object, or a folder of them: parts of small letters, digits and hyphens, with slashes between
/// them. So it is the same in a file system, in an address, and in every store.
public record ObjectName(String value) {

    public static final int MAX_LENGTH = 512;

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,64}(/[a-z0-9-]{1,64})*");

    public ObjectName {
        if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of an object");
        }
    }

    public static ObjectName of(String... parts) {
        return new ObjectName(String.join("/", List.of(parts)));
    }

    public ObjectName in(ObjectName folder) {
        return new ObjectName(folder.value + "/" + value);
    }

    @Override
    public String toString() {
        return value;
    }
}
