package io.typogram.edge.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// A member of the file, there or not, and where it stands, so that what is wrong can be named.
record Member(String path, JsonNode node) {

    private static final String WHOLE = "the file";

    static Member root(JsonNode node) throws RefusedConfigurationException {
        Member root = new Member("", node);
        if (!root.isThere()) {
            throw root.refused("must be a JSON object");
        }
        return root;
    }

    boolean isThere() {
        return !node.isMissingNode();
    }

    Member member(String name) {
        return new Member(path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    /// Refuses what is not an object, and members that nobody knows.
    void allowOnly(String... names) throws RefusedConfigurationException {
        if (!isThere()) {
            return;
        }
        require(JsonNodeType.OBJECT, "a JSON object");
        Set<String> known = Set.of(names);
        for (Iterator<String> all = node.fieldNames(); all.hasNext(); ) {
            String name = all.next();
            if (!known.contains(name)) {
                throw member(name).refused("is unknown");
            }
        }
    }

    int integer(int least, int most, int otherwise) throws RefusedConfigurationException {
        return isThere() ? integer(least, most) : otherwise;
    }

    int integer(int least, int most) throws RefusedConfigurationException {
        boolean fits = node.isIntegralNumber() && node.canConvertToInt();
        if (!fits || node.intValue() < least || node.intValue() > most) {
            throw refused("must be a whole number from " + least + " to " + most);
        }
        return node.intValue();
    }

    /// An array of texts of one shape; none when it is not there.
    Set<String> texts(Pattern shape, String what, int most) throws RefusedConfigurationException {
        if (!isThere()) {
            return Set.of();
        }
        require(JsonNodeType.ARRAY, "an array");
        if (node.size() > most) {
            throw refused("must have at most " + most + " elements");
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int index = 0; index < node.size(); index++) {
            JsonNode text = node.path(index);
            if (!text.isTextual() || !shape.matcher(text.textValue()).matches()) {
                throw new Member(path + "[" + index + "]", text).refused("must be " + what);
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    RefusedConfigurationException refused(String reason) {
        return new RefusedConfigurationException((path.isEmpty() ? WHOLE : path) + " " + reason);
    }

    private void require(JsonNodeType type, String what) throws RefusedConfigurationException {
        if (node.getNodeType() != type) {
            throw refused("must be " + what);
        }
    }
}
