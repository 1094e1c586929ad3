-- Figures are whole hundredths, so that equal figures are equal in every cell.
CREATE TABLE board_entries (
    user_id UUID NOT NULL,
    board VARCHAR(80) NOT NULL,
    period VARCHAR(30) NOT NULL,
    cell VARCHAR(40) NOT NULL,
    epoch BIGINT NOT NULL CHECK (epoch >= 1),
    result_id UUID NOT NULL,
    wpm_hundredths BIGINT NOT NULL CHECK (wpm_hundredths >= 0),
    accuracy_hundredths BIGINT NOT NULL CHECK (accuracy_hundredths BETWEEN 0 AND 10000),
    achieved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, board, period)
);
