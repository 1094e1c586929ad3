COMMENT ON TABLE live_runs IS 'owner: user. Runs that are being typed, as far as they have come';
