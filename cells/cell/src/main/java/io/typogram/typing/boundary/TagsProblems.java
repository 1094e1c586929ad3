package io.typogram.typing.boundary;

import io.typogram.kernel.problems.ProblemType;

/// The refusals of the endpoints of tags.
public final class TagsProblems {

    public static final ProblemType TAG_UNKNOWN =
            new ProblemType("tag-unknown", 404, "There is no such tag of yours");
    public static final ProblemType TAGS_TOO_MANY =
            new ProblemType("tags-too-many", 409, "There are as many tags as there may be");
    public static final ProblemType TAG_NAME_TAKEN =
            new ProblemType("tag-name-taken", 409, "Another tag of yours is called so");

    private TagsProblems() {}
}
