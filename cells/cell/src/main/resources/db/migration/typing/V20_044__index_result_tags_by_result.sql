CREATE INDEX result_tags_by_result ON result_tags (user_id, result_id);
