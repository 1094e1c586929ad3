-- `kind` and `tenant` as topology names them.
CREATE TABLE cell_ownership (
    cell VARCHAR(40) PRIMARY KEY,
    kind VARCHAR(20) NOT NULL,
    tenant VARCHAR(40)
);
