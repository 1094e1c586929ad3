package io.typogram.typing.boundary;

import io.typogram.typing.entity.Tag;
import java.util.List;

/// Tags on the wire.
public record TagsRepresentation(List<TagRepresentation> items) {

    /// One of them.
    public record TagRepresentation(String tagId, String name) {

        static TagRepresentation of(Tag tag) {
            return new TagRepresentation(tag.tagId().toString(), tag.name());
        }
    }

    static TagsRepresentation of(List<Tag> tags) {
        return new TagsRepresentation(tags.stream().map(TagRepresentation::of).toList());
    }
}
