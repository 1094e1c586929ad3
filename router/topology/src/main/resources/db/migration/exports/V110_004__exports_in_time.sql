CREATE INDEX exports_in_time ON exports (began_at, export_id);
