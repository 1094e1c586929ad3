COMMENT ON TABLE rhythms IS 'owner: cell. By what runs of late are known when they are sent again; of nobody''s name';
