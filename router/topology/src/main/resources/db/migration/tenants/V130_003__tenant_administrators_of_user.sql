CREATE INDEX tenant_administrators_of_user ON tenant_administrators (user_id);
