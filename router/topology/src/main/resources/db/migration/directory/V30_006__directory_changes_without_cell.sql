-- A change without a cell says that the user has no home any more: they were erased.
ALTER TABLE directory_changes ALTER COLUMN cell_id DROP NOT NULL;
