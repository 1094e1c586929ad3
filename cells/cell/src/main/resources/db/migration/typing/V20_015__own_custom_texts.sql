COMMENT ON TABLE custom_texts IS 'owner: user. Texts of their own that players typed, which runs are read against';
