-- Cells that were the tenant's own before it moved. Its users may live there still.
ALTER TABLE tenants ADD COLUMN former TEXT[] NOT NULL DEFAULT '{}';
