-- Writes are counted while a user is being copied: see io.typogram.kernel.moves.HomeRecord.
ALTER TABLE homes ADD COLUMN writes BIGINT NOT NULL DEFAULT 0 CHECK (writes >= 0);
