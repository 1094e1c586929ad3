CREATE INDEX exports_of_user ON exports (user_id);
