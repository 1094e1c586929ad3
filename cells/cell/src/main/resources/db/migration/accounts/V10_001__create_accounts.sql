CREATE TABLE accounts (
    user_id UUID PRIMARY KEY,
    username VARCHAR(255) NOT NULL,
    display_name VARCHAR(120) NOT NULL,
    country VARCHAR(2),
    keyboard_layout VARCHAR(20) NOT NULL,
    bio VARCHAR(1000) NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1)
);
