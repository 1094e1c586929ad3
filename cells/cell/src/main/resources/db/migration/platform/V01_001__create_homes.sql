-- Who lives in this cell. Every user write locks its user's row: it is the fence.
CREATE TABLE homes (
    user_id UUID PRIMARY KEY,
    cell VARCHAR(40) NOT NULL,
    epoch BIGINT NOT NULL CHECK (epoch >= 1),
    state VARCHAR(10) NOT NULL CHECK (state IN ('ACTIVE', 'MOVING', 'MOVED')),
    event_sequence BIGINT NOT NULL CHECK (event_sequence >= 0),
    changed_at TIMESTAMPTZ NOT NULL
);
