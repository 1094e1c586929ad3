-- An empty country means that none was given.
CREATE TABLE players (
    user_id UUID PRIMARY KEY,
    display_name VARCHAR(120) NOT NULL,
    country VARCHAR(2) NOT NULL,
    keyboard_layout VARCHAR(20) NOT NULL,
    bio VARCHAR(1000) NOT NULL,
    joined_at TIMESTAMPTZ NOT NULL,
    cell VARCHAR(40) NOT NULL,
    epoch BIGINT NOT NULL,
    sequence BIGINT NOT NULL
);
