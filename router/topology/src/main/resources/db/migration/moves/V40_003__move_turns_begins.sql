INSERT INTO move_turns (singleton, turn) VALUES (TRUE, 0);
