-- One row. Every turn at a move takes its number here, so a later turn has a higher number, of whatever
-- move it is: see io.typogram.kernel.moves.Stamp.
CREATE TABLE move_turns (
    singleton BOOLEAN NOT NULL PRIMARY KEY CHECK (singleton),
    turn BIGINT NOT NULL CHECK (turn >= 0)
);
