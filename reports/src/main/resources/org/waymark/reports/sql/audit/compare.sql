-- What:  where a part of a table that was written differs from the same part counted again.
-- Grain: cell that differs, the first by key and column; one row without a cell if none does. Variables: written, counted (names of tables), key (names of the columns that name a row, in their order), nothing (what a cell of a missing row holds), most (how many cells to name).
-- Units: rows: of either table; differing: cells, of all columns but the key's.
-- NULL:  written, counted: no value there, or no such row.
WITH
  written_rows AS (
    SELECT
      concat_ws('/', *COLUMNS(lambda name: list_contains(getvariable('key'), name))) AS key,
      written AS cells
    FROM query_table(getvariable('written')) AS written
  ),
  counted_rows AS (
    SELECT
      concat_ws('/', *COLUMNS(lambda name: list_contains(getvariable('key'), name))) AS key,
      counted AS cells
    FROM query_table(getvariable('counted')) AS counted
  ),
  paired AS (
    SELECT
      key,
      CASE WHEN written_rows.cells IS DISTINCT FROM counted_rows.cells
        THEN to_json(written_rows.cells)
      END AS written,
      CASE WHEN written_rows.cells IS DISTINCT FROM counted_rows.cells
        THEN to_json(counted_rows.cells)
      END AS counted
    FROM written_rows
      FULL JOIN counted_rows USING (key)
  ),
  laid_out AS (
    SELECT
      key,
      list_transform(
        list_filter(
          json_keys(coalesce(written, counted)),
          lambda name: NOT list_contains(getvariable('key'), name)
        ),
        lambda name: {
          'key': key,
          'column': name,
          'written': coalesce(written ->> name, getvariable('nothing')),
          'counted': coalesce(counted ->> name, getvariable('nothing'))
        }
      ) AS cells
    FROM paired
  ),
  differing AS (
    -- The first of each row stands for the row itself.
    SELECT
      unnest(
        [NULL]
        || coalesce(
          list_filter(cells, lambda cell: cell.written IS DISTINCT FROM cell.counted),
          []
        )
      ) AS cell
    FROM laid_out
  ),
  found AS (
    SELECT
      count(*) FILTER (WHERE cell IS NULL) AS rows,
      count(cell) AS differing,
      unnest(coalesce(min(cell, getvariable('most')), [NULL])) AS cell
    FROM differing
  )
SELECT
  rows,
  differing,
  cell.key AS key,
  cell.column AS "column",
  cell.written AS written,
  cell.counted AS counted
FROM found
ORDER BY key, "column";
