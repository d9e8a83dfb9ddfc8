-- What:  the people who may be in a research release, as they stand on a day.
-- Grain: person. Variables: as_of (day).
-- Units: months: from the first entry to the last known end, or to the day; sessions: attended; preferences: stated and answered; hope, heard: points.
-- NULL:  not recorded; of hope and heard also answered less than twice.
WITH
  described AS (
    SELECT participant_key, arg_max({'age_band': age_band, 'gender': gender}, fold_order) AS last
    FROM live_events
    WHERE event_type = 'participant.described'
    GROUP BY participant_key
  ),
  stays AS (
    SELECT
      participant_key,
      max(coalesce(closed_on, getvariable('as_of'))) AS last_on
    FROM episode_spells
    WHERE opened_on <= getvariable('as_of')
    GROUP BY participant_key
  ),
  sessions AS (
    SELECT participant_key, count(*) AS sessions
    FROM live_sessions
    WHERE outcome = 'attended' AND occurred_on <= getvariable('as_of')
    GROUP BY participant_key
  ),
  preferences AS (
    SELECT
      participant_key,
      count(*) FILTER (WHERE honoured IN ('full', 'partial', 'none')) AS answered,
      count(*) FILTER (WHERE honoured = 'full') AS honoured
    FROM live_events
    WHERE event_type = 'choice.recorded' AND preference = 'stated'
      AND occurred_on <= getvariable('as_of')
    GROUP BY participant_key
  ),
  scores AS (
    SELECT
      participant_key,
      subscale,
      arg_max(value, fold_order) - arg_min(value, fold_order) AS change
    FROM live_scores
    WHERE instrument = 'session_check' AND subscale IN ('hope', 'heard')
      AND scored_on <= getvariable('as_of')
    GROUP BY participant_key, subscale
    HAVING count(*) >= 2
  )
SELECT
  release_consenting.participant_key AS participant_key,
  release_consenting.entry_year AS entry_year,
  described.last.age_band AS age_band,
  described.last.gender AS gender,
  programs.type AS program_type,
  CAST(date_diff('month', first_on, least(stays.last_on, getvariable('as_of'))) AS INTEGER) AS months,
  CAST(coalesce(sessions, 0) AS INTEGER) AS sessions,
  CAST(coalesce(answered, 0) AS INTEGER) AS answered,
  CAST(coalesce(honoured, 0) AS INTEGER) AS honoured,
  hope.change AS hope_change,
  heard.change AS heard_change
FROM release_consenting
  LEFT JOIN described USING (participant_key)
  LEFT JOIN stays USING (participant_key)
  LEFT JOIN programs USING (program_id)
  LEFT JOIN sessions USING (participant_key)
  LEFT JOIN preferences USING (participant_key)
  LEFT JOIN scores AS hope
    ON hope.participant_key = release_consenting.participant_key AND hope.subscale = 'hope'
  LEFT JOIN scores AS heard
    ON heard.participant_key = release_consenting.participant_key AND heard.subscale = 'heard'
ORDER BY participant_key;
