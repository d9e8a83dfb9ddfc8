-- What:  a publication of Waymark, as views. Open it in its own directory:  duckdb -init views.sql
-- Grain: published_cells: program, period, indicator and part; published_programs: program; published_rebases: program, indicator and month; published_definitions: indicator; published_parts: indicator and part, of the flow indicators.
-- Units: value, lower, upper: the column unit says; numerator, denominator, unknown: events or people; counted_at: events of the log below the cut at which the cell was counted.
-- NULL:  part of the number itself; own_unit where the unit is that of the indicator; numerator, denominator and unknown of a number that has none, such as a median; every number of a cell that is not shown (its status says why); lower and upper where they cannot be told; flags where there are none.
CREATE VIEW published_programs AS
SELECT program_id, name, type, region
FROM read_parquet('programs.parquet');

CREATE VIEW published_rebases AS
SELECT program_id, indicator, from_month, reason, recorded_on
FROM read_parquet('rebases.parquet');

CREATE VIEW published_definitions AS
SELECT
  indicator, kind, version, position, name, question, family, unit, counted, out_of, good, sources, voice,
  gaming, cannot_tell
FROM read_parquet('catalogue/definitions.parquet');

CREATE VIEW published_parts AS
SELECT indicator, part, part_position, unit, counted, out_of
FROM read_parquet('catalogue/parts.parquet');

CREATE VIEW published_cells AS
SELECT
  cells.program_id, cells.grain, cells.period_start, cells.period_end, cells.period,
  cells.indicator, cells.part, cells.version, cells.position, cells.part_position, cells.numerator,
  cells.denominator, cells.unknown, cells.people, cells.value, cells.lower, cells.upper,
  coalesce(cells.unit, definitions.unit) AS unit, cells.unit AS own_unit, cells.status,
  cells.flags, cells.counted_at, definitions.name, definitions.kind
FROM read_parquet('cells.parquet') AS cells
  JOIN read_parquet('catalogue/definitions.parquet') AS definitions USING (indicator)
ORDER BY cells.program_id, cells.period_start, cells.position, cells.part_position;
