-- Who was placed here and has never come has a row too, once somebody wants to move them.
ALTER TABLE homes ADD COLUMN settled BOOLEAN NOT NULL DEFAULT TRUE;
