CREATE TABLE custom_texts (
    user_id UUID NOT NULL,
    words_version BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (user_id, words_version)
);
