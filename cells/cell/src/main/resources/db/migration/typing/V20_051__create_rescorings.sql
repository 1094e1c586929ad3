CREATE TABLE rescorings (
    user_id UUID NOT NULL,
    result_id UUID NOT NULL,
    from_version BIGINT NOT NULL,
    to_version BIGINT NOT NULL,
    wpm DOUBLE PRECISION NOT NULL,
    raw DOUBLE PRECISION NOT NULL,
    accuracy DOUBLE PRECISION NOT NULL,
    consistency DOUBLE PRECISION NOT NULL,
    key_consistency DOUBLE PRECISION NOT NULL,
    rescored_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, result_id, from_version)
);
