CREATE INDEX claims_ended ON claims (changed_at) WHERE state IN ('RELEASED', 'EXPIRED');
