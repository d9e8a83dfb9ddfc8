-- What:  episode_spells as counted from the events, in place of those that the pipeline wrote.
-- Grain: as episode_spells.
-- Units: as episode_spells.
-- NULL:  as episode_spells.
CREATE OR REPLACE TEMP VIEW episode_spells AS
SELECT COLUMNS(*)
FROM gathered_episode_spells
WHERE in_part(participant_key);
