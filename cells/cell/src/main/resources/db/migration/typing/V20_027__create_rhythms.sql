CREATE TABLE rhythms (
    band BIGINT NOT NULL,
    result_id UUID NOT NULL,
    size BIGINT NOT NULL,
    bits BYTEA NOT NULL,
    kept_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (band, result_id)
);
