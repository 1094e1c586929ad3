-- The days run_from to run_to are the latest that follow each other, as of the outages that run_outages stands for.
CREATE TABLE progress (
    user_id UUID PRIMARY KEY,
    xp BIGINT NOT NULL DEFAULT 0,
    tests BIGINT NOT NULL DEFAULT 0,
    typed_millis BIGINT NOT NULL DEFAULT 0,
    time_zone VARCHAR(60) NOT NULL DEFAULT 'UTC',
    time_zone_since TIMESTAMPTZ NOT NULL DEFAULT '1970-01-01T00:00:00Z',
    time_zone_before VARCHAR(60) NOT NULL DEFAULT 'UTC',
    run_from DATE,
    run_to DATE,
    run_outages BIGINT NOT NULL DEFAULT 0,
    last_result_id UUID,
    last_xp BIGINT NOT NULL DEFAULT 0,
    goal_tests BIGINT NOT NULL DEFAULT 0,
    goal_minutes BIGINT NOT NULL DEFAULT 0,
    speed_mode VARCHAR(20),
    speed_amount BIGINT,
    speed_language VARCHAR(40),
    speed_wpm DOUBLE PRECISION,
    speed_best DOUBLE PRECISION,
    speed_reached_at TIMESTAMPTZ
);
