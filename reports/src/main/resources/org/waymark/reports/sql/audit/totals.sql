-- What:  the sums over all parts of the people up to this one.
-- Grain: program_id and month (its first day). Variable: summed (names of tables: part_program_months, and this one after the first part).
-- Units: as part_program_months: nobody is in two parts.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE counted_program_months AS
SELECT
  program_id,
  month,
  CAST(sum(COLUMNS(* EXCLUDE (program_id, month))) AS BIGINT)
FROM query_table(getvariable('summed'))
GROUP BY program_id, month;
