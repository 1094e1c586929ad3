-- The host names by which a cell's tenant comes. That each belongs to one cell only is seen to where they
-- are written: under the lock of the directory's version, as every change of a cell.
ALTER TABLE cells ADD COLUMN hosts TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
