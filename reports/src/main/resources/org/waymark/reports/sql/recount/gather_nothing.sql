-- What:  forgets what was gathered before.
-- Grain: none.
-- Units: none.
-- NULL:  none.
DROP TABLE IF EXISTS gathered_participant_months;

DROP TABLE IF EXISTS gathered_goal_spells;

DROP TABLE IF EXISTS gathered_episode_spells;
