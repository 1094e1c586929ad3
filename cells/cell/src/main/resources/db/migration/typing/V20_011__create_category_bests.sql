CREATE TABLE category_bests (
    user_id UUID NOT NULL,
    mode VARCHAR(20) NOT NULL,
    amount BIGINT NOT NULL,
    language VARCHAR(40) NOT NULL,
    punctuation BOOLEAN NOT NULL,
    numbers BOOLEAN NOT NULL,
    difficulty VARCHAR(20) NOT NULL,
    lazy BOOLEAN NOT NULL,
    wpm DOUBLE PRECISION NOT NULL,
    accuracy DOUBLE PRECISION NOT NULL,
    result_id UUID NOT NULL,
    achieved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, mode, amount, language, punctuation, numbers, difficulty, lazy)
);
