COMMENT ON TABLE appeals IS 'owner: user. What players said for runs that did not count, and what became of it';
