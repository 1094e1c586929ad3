-- How many homes say that they are of this tenant, which shares cells.
ALTER TABLE tenants ADD COLUMN seats_given BIGINT NOT NULL DEFAULT 0;
