CREATE INDEX claims_by_secret ON claims (secret_id) WHERE secret_id IS NOT NULL;
