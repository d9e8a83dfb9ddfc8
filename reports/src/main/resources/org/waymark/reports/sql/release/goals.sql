-- What:  the goals of the people who may be in a research release, as they stand on a day.
-- Grain: person, goal. Variables: as_of (day).
-- Units: months_active: from the first day of work to the end, or to the day.
-- NULL:  not recorded; of months_active never worked on; of ended_as not ended.
SELECT
  participant_key,
  goal_id,
  originator,
  life_area,
  agreed,
  CASE
    WHEN first_active_on IS NOT NULL THEN
      CAST(
        date_diff('month', first_active_on, least(coalesce(ended_on, getvariable('as_of')), getvariable('as_of')))
        AS INTEGER
      )
  END AS months_active,
  CASE WHEN ended_on <= getvariable('as_of') THEN ended_as END AS ended_as
FROM release_consenting JOIN goal_spells USING (participant_key)
WHERE originator IS NOT NULL AND proposed_on <= getvariable('as_of')
ORDER BY participant_key, goal_id;
