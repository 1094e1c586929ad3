CREATE TABLE tags (
    user_id UUID NOT NULL,
    tag_id UUID NOT NULL,
    name VARCHAR(128) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, tag_id),
    UNIQUE (user_id, name)
);
