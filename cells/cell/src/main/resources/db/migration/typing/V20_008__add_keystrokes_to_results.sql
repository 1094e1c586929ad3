ALTER TABLE results ADD COLUMN keystrokes BYTEA;
