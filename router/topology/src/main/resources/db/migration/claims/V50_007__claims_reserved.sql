CREATE INDEX claims_reserved ON claims (expires_at) WHERE state = 'RESERVED';
