-- A day is one of the player's own time zone. The goals are those that held when its last test was credited; 0 is none.
CREATE TABLE activity_days (
    user_id UUID NOT NULL,
    day DATE NOT NULL,
    tests BIGINT NOT NULL,
    typed_millis BIGINT NOT NULL,
    xp BIGINT NOT NULL,
    goal_tests BIGINT NOT NULL,
    goal_minutes BIGINT NOT NULL,
    PRIMARY KEY (user_id, day)
);
