ALTER TABLE homes DROP CONSTRAINT homes_state_known;
