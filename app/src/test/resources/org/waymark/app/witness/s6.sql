-- What:  asked early (S6), counted from the events alone.
-- Grain: program, month, person.
-- Units: episodes, in the month of their 30th day; recorded: choices in the month.
-- NULL:  never.
WITH
  episodes AS (
    SELECT
      participant_key,
      first(program_id ORDER BY fold_order) AS program_id,
      first(occurred_on ORDER BY fold_order) FILTER (event_type = 'episode.opened') AS opened_on,
      last(occurred_on ORDER BY fold_order) AS last_on,
      last(event_type ORDER BY fold_order) = 'episode.closed' AS closed
    FROM reported
    WHERE starts_with(event_type, 'episode.')
    GROUP BY participant_key, entity_id
  ),
  choices AS (
    SELECT participant_key, program_id, occurred_on, preference
    FROM reported
    WHERE event_type = 'choice.recorded'
  ),
  counted AS (
    SELECT
      program_id,
      date_trunc('month', opened_on + 30) AS month,
      participant_key,
      EXISTS (
        SELECT 1
        FROM choices
        WHERE choices.participant_key = episodes.participant_key
          AND choices.program_id = episodes.program_id
          AND choices.preference <> 'not_asked'
          AND choices.occurred_on >= opened_on
          AND choices.occurred_on < opened_on + 31
          AND NOT (closed AND choices.occurred_on > last_on)
      ) AS asked,
      1 AS episodes,
      0 AS choices
    FROM episodes
    WHERE opened_on IS NOT NULL
    UNION ALL
    SELECT program_id, date_trunc('month', occurred_on), participant_key, false, 0, 1
    FROM choices
  )
SELECT
  program_id,
  CAST(month AS DATE) AS month,
  participant_key,
  CAST(count(*) FILTER (asked) AS DOUBLE) AS numerator,
  CAST(sum(episodes) AS BIGINT) AS denominator,
  CAST(0 AS BIGINT) AS unknown,
  CAST(sum(choices) AS BIGINT) AS recorded
FROM counted
GROUP BY program_id, month, participant_key
ORDER BY program_id, month, participant_key
