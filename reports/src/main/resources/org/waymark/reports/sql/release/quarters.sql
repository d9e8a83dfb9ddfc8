-- What:  the people who may be in a research release and came at least once in a quarter, by type of program; each counts in so many cells at most.
-- Grain: quarter, type of program. Variables: as_of (day), quarters (how many that have ended), most_cells.
-- Units: people.
-- NULL:  never; a cell in which nobody came is not there.
WITH
  came AS (
    SELECT DISTINCT
      release_consenting.participant_key AS participant_key,
      CAST(date_trunc('quarter', month) AS DATE) AS quarter,
      programs.type AS program_type
    FROM release_consenting
      JOIN participant_months USING (participant_key)
      JOIN programs ON programs.program_id = participant_months.program_id
    WHERE attended > 0
      AND month < date_trunc('quarter', getvariable('as_of'))
      AND month >= date_trunc('quarter', getvariable('as_of')) - to_months(3 * getvariable('quarters'))
  ),
  ranked AS (
    SELECT
      quarter,
      program_type,
      row_number() OVER (
        PARTITION BY participant_key
        ORDER BY md5(concat_ws('/', participant_key, quarter, program_type))
      ) AS place
    FROM came
  )
SELECT quarter, program_type, CAST(count(*) AS BIGINT) AS people
FROM ranked
WHERE place <= getvariable('most_cells')
GROUP BY quarter, program_type
ORDER BY quarter, program_type;
