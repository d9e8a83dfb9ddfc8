-- What:  a publication of Waymark, as views. Open it in its own directory:  duckdb -init views.sql
-- Grain: published_cells: program, period and indicator; published_programs: program; published_rebases: program, indicator and month; published_definitions: indicator.
-- Units: value, lower, upper: the column unit says; numerator, denominator, unknown: events or people; counted_at: events of the log below the cut at which the cell was counted.
-- NULL:  every number of a cell that is not shown (its status says why); lower and upper where they cannot be told; flags where there are none.
CREATE VIEW published_programs AS
SELECT program_id, name, type, region
FROM read_parquet('programs.parquet');

CREATE VIEW published_rebases AS
SELECT program_id, indicator, from_month, reason, recorded_on
FROM read_parquet('rebases.parquet');

CREATE VIEW published_definitions AS
SELECT
  indicator, version, position, name, question, family, unit, counted, out_of, good, sources, voice,
  gaming, cannot_tell
FROM read_parquet('catalogue/definitions.parquet');

CREATE VIEW published_cells AS
SELECT
  cells.program_id, cells.grain, cells.period_start, cells.period_end, cells.period,
  cells.indicator, cells.version, cells.position, cells.numerator, cells.denominator,
  cells.unknown, cells.people, cells.value, cells.lower, cells.upper, cells.status, cells.flags,
  cells.counted_at, definitions.name, definitions.unit
FROM read_parquet('cells.parquet') AS cells
  JOIN read_parquet('catalogue/definitions.parquet') AS definitions USING (indicator)
ORDER BY cells.program_id, cells.period_start, cells.position;
