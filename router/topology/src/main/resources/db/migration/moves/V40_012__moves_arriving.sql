-- How many are on their way to a cell.
CREATE INDEX moves_arriving ON moves (target_cell)
    WHERE state IN ('PLANNED', 'COPYING', 'FENCED', 'VERIFIED');
