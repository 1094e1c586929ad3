-- The audit of what was forgotten because of its age: a line a day for each thing. `ended_before` is of the latest time.
CREATE TABLE forgotten_history (
    what TEXT NOT NULL,
    day DATE NOT NULL,
    forgotten_id UUID NOT NULL,
    forgotten BIGINT NOT NULL,
    ended_before TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (what, day)
);
