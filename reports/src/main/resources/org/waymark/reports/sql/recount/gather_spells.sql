-- What:  the spells of one part of the people, put to those of the parts before.
-- Grain: as counted_goal_spells and counted_episode_spells.
-- Units: as counted_goal_spells and counted_episode_spells.
-- NULL:  as counted_goal_spells and counted_episode_spells.
CREATE TEMP TABLE IF NOT EXISTS gathered_goal_spells AS
SELECT COLUMNS(*)
FROM counted_goal_spells
LIMIT 0;

INSERT INTO gathered_goal_spells
SELECT COLUMNS(*)
FROM counted_goal_spells;

CREATE TEMP TABLE IF NOT EXISTS gathered_episode_spells AS
SELECT COLUMNS(*)
FROM counted_episode_spells
LIMIT 0;

INSERT INTO gathered_episode_spells
SELECT COLUMNS(*)
FROM counted_episode_spells;
