-- What:  the months of one part of the people, put to those of the parts before.
-- Grain: as counted_participant_months.
-- Units: as counted_participant_months.
-- NULL:  as counted_participant_months.
CREATE TEMP TABLE IF NOT EXISTS gathered_participant_months AS
SELECT COLUMNS(*)
FROM counted_participant_months
LIMIT 0;

INSERT INTO gathered_participant_months
SELECT COLUMNS(*)
FROM counted_participant_months;
