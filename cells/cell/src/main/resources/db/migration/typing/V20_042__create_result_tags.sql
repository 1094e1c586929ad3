CREATE TABLE result_tags (
    user_id UUID NOT NULL,
    tag_id UUID NOT NULL,
    result_id UUID NOT NULL,
    PRIMARY KEY (user_id, tag_id, result_id)
);
