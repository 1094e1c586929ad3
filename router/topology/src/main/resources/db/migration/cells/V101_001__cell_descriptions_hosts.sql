-- Absent of cells that were read before this column was there: then what the configuration says holds.
ALTER TABLE cell_descriptions ADD COLUMN hosts TEXT[];
