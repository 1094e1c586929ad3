COMMENT ON TABLE rescorings IS 'owner: user. What results were worth before a formula changed';
