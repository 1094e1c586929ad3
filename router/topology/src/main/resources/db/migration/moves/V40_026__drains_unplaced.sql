-- How many stayed where they are because the cell that they belong to had no room.
ALTER TABLE drains ADD COLUMN unplaced BIGINT NOT NULL DEFAULT 0;
