CREATE INDEX claims_of_user ON claims (user_id, kind);
