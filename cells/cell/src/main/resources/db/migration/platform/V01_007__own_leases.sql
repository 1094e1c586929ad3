COMMENT ON TABLE leases IS 'owner: cell. Which node does the work that one does at a time';
