COMMENT ON TABLE result_tags IS 'owner: user. Which results have which tags';
