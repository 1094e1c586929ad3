CREATE INDEX api_keys_by_time ON api_keys (user_id, created_at DESC, key_id DESC);
