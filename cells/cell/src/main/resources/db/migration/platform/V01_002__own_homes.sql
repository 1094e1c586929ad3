COMMENT ON TABLE homes IS 'owner: cell. Which users live here, and since which epoch';
