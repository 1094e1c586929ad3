ALTER TABLE tenants DROP COLUMN seated;
