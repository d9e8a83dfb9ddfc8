-- What:  goal_spells as counted from the events, in place of those that the pipeline wrote.
-- Grain: as goal_spells.
-- Units: as goal_spells.
-- NULL:  as goal_spells.
CREATE OR REPLACE TEMP VIEW goal_spells AS
SELECT COLUMNS(*)
FROM gathered_goal_spells
WHERE in_part(participant_key);
