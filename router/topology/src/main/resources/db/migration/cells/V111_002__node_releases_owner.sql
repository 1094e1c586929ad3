COMMENT ON TABLE node_releases IS 'owner: cell';
