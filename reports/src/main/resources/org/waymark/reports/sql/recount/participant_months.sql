-- What:  participant_months as counted from the events, in place of those that the pipeline wrote.
-- Grain: as participant_months.
-- Units: as participant_months.
-- NULL:  as participant_months.
CREATE OR REPLACE TEMP VIEW participant_months AS
SELECT COLUMNS(*)
FROM gathered_participant_months
WHERE in_part(participant_key);
