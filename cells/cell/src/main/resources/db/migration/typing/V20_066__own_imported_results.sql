COMMENT ON TABLE imported_results IS 'owner: user. What players have typed elsewhere, as they say; it counts for nothing';
