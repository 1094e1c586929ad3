COMMENT ON TABLE cell_ownership IS 'owner: cell. Whose the cell is, as topology said last';
