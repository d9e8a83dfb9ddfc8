-- What: sessions attended, and with that the months of which anything was counted.
-- Grain: program and month (its first day).
-- Units: sessions.
-- NULL: never.
CREATE OR REPLACE TEMP TABLE program_sessions AS
SELECT program_id, month, sum(attended) AS attended
FROM participant_months
GROUP BY program_id, month;
