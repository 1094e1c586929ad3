COMMENT ON TABLE erased_rows IS 'owner: cell. How many rows of users who were erased were deleted';
