CREATE INDEX results_by_formula ON results (formula_version, user_id, result_id);
