package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.typing.entity.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Makes tags, and puts them on results. All runs in the transaction of a user write, which holds the
/// player's row, so what is looked up before stays as it was.
@ApplicationScoped
public class TagResults {

    public static final int MAX_TAGS = 50;

    @Inject private Tags tags;
    @Inject private Results results;
    @Inject private InstantSource clock;

    /// What became of a wish.
    public sealed interface Outcome {

        record Done(List<Tag> tags) implements Outcome {}

        record TooMany() implements Outcome {}

        /// Another tag of the player's is called so.
        record NameTaken() implements Outcome {}

        record TagUnknown() implements Outcome {}

        record ResultUnknown() implements Outcome {}
    }

    /// Makes a tag, or gives one another name.
    public Outcome put(UserId user, Tag tag) {
        List<Tag> present = tags.of(user);
        List<Tag> others =
                present.stream().filter(other -> !other.tagId().equals(tag.tagId())).toList();
        if (others.size() >= MAX_TAGS) {
            return new Outcome.TooMany();
        }
        if (others.stream().anyMatch(other -> other.name().equals(tag.name()))) {
            return new Outcome.NameTaken();
        }
        tags.put(user, tag, clock.instant());
        return new Outcome.Done(List.of(tag));
    }

    /// Removed is removed, however often it is said; the results stay.
    public void remove(UserId user, UUID tagId) {
        tags.remove(user, tagId);
    }

    public Outcome set(UserId user, UUID resultId, Set<UUID> wanted) {
        if (results.find(user, resultId).isEmpty()) {
            return new Outcome.ResultUnknown();
        }
        List<Tag> chosen =
                tags.of(user).stream().filter(tag -> wanted.contains(tag.tagId())).toList();
        if (chosen.size() < wanted.size()) {
            return new Outcome.TagUnknown();
        }
        tags.set(user, resultId, chosen.stream().map(Tag::tagId).collect(Collectors.toSet()));
        return new Outcome.Done(chosen);
    }
}
