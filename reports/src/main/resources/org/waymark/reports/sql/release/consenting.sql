-- What:  the people who may be in a research release: consent to it is live, and their story is known from one first entry on.
-- Grain: person. Variables: as_of (day).
-- Units: entry_year: the earliest that any version of the openings of their episodes ever said, so that it can only become earlier.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE release_consenting AS
WITH
  granted AS (
    SELECT participant_key
    FROM live_events
    WHERE event_type = 'consent.changed' AND scope = 'research_release'
    GROUP BY participant_key
    HAVING arg_max(state, fold_order) = 'granted'
  ),
  entered AS (
    SELECT participant_key, min(year(occurred_on)) AS entry_year
    FROM events
    WHERE event_type = 'episode.opened'
    GROUP BY participant_key
  ),
  first_stays AS (
    SELECT participant_key, min(opened_on) AS first_on, arg_min(program_id, opened_on) AS program_id
    FROM episode_spells
    WHERE opened_on <= getvariable('as_of')
    GROUP BY participant_key
  )
SELECT participant_key, entry_year, first_on, program_id
FROM granted JOIN entered USING (participant_key) JOIN first_stays USING (participant_key);
