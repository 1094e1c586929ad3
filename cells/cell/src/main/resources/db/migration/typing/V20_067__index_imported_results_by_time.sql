CREATE INDEX imported_results_by_time ON imported_results (user_id, source, completed_at DESC, source_id DESC);
