-- What:  the events of goals that wait until they are legal, of one part of the people, put to those of the parts before.
-- Grain: event of a goal.
-- Units: days: the event's own.
-- NULL:  never.
INSERT INTO waiting_goal_steps
SELECT participant_key, steps.program_id, steps.occurred_on
FROM goal_steps AS steps
  JOIN goal_story AS story USING (participant_key, goal_id, n)
WHERE story.fate = 'pending';
