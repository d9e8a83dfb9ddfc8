-- What:  what waits, before the first part of the people was counted.
-- Grain: as waiting.sql.
-- Units: as waiting.sql.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE waiting_goal_steps (
  participant_key VARCHAR,
  program_id VARCHAR,
  occurred_on DATE
);
