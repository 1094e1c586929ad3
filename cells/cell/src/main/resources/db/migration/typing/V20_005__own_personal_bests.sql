COMMENT ON TABLE personal_bests IS 'owner: user. The fastest run of each kind of test';
