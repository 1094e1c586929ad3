COMMENT ON COLUMN api_keys.secret_hash IS 'secret. Of no use to anybody but who checks keys';
