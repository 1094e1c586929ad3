-- The tenant that shares cells and of which the user has a seat.
ALTER TABLE homes ADD COLUMN tenant_id TEXT;
