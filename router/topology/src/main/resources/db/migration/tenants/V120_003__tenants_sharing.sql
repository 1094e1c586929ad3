-- The region in whose shared cells the members live, for a tenant without a cell of its own.
ALTER TABLE tenants ADD COLUMN sharing TEXT;
