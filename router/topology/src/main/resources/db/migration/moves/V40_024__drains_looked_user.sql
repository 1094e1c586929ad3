ALTER TABLE drains ADD COLUMN looked_user UUID;
