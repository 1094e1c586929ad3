CREATE INDEX claims_held ON claims (held_until) WHERE state = 'HELD';
