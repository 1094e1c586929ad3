COMMENT ON TABLE category_bests IS 'owner: user. The fastest run of each category; it takes the place of personal_bests';
