CREATE INDEX claim_names_of_claim ON claim_names (claim_id);
