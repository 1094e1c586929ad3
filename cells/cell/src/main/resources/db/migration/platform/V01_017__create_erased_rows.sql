-- How many rows of a user who was erased were deleted, for the receipt. It goes with the user's row of homes.
CREATE TABLE erased_rows (
    user_id UUID NOT NULL,
    table_name VARCHAR(100) NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted >= 0),
    PRIMARY KEY (user_id, table_name)
);
