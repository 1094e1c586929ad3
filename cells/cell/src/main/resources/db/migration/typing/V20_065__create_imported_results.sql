CREATE TABLE imported_results (
    user_id UUID NOT NULL,
    source VARCHAR(20) NOT NULL,
    source_id VARCHAR(64) NOT NULL,
    mode VARCHAR(20) NOT NULL,
    amount BIGINT NOT NULL,
    language VARCHAR(60) NOT NULL,
    wpm DOUBLE PRECISION NOT NULL,
    raw DOUBLE PRECISION,
    accuracy DOUBLE PRECISION NOT NULL,
    consistency DOUBLE PRECISION,
    completed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, source, source_id)
);
