-- What:  where a table that was folded before differs from the same table folded again. Variables: before, now (names of tables), key (names of the columns that name a row, in their order), nothing (what a cell of a missing row holds).
-- Grain: column and kind: newer (events came after the cut before), only_before, only_now (the row), changed.
-- Units: cells, and rows that they stand in; an example: the first by key, without the part of the key that is a person.
-- NULL:  example_before, example_now: no value there, or no such row.
WITH
  before_rows AS (
    SELECT
      concat_ws('/', *COLUMNS(lambda name: list_contains(getvariable('key'), name))) AS key,
      before AS cells
    FROM query_table(getvariable('before')) AS before
  ),
  now_rows AS (
    SELECT
      concat_ws('/', *COLUMNS(lambda name: list_contains(getvariable('key'), name))) AS key,
      now AS cells
    FROM query_table(getvariable('now')) AS now
  ),
  paired AS (
    SELECT
      key,
      to_json(before_rows.cells) AS before,
      to_json(now_rows.cells) AS now,
      CASE
        WHEN split_part(key, '/', 1) IN (SELECT name FROM newer) THEN 'newer'
        WHEN now_rows.cells IS NULL THEN 'only_before'
        WHEN before_rows.cells IS NULL THEN 'only_now'
        ELSE 'changed'
      END AS kind
    FROM before_rows
      FULL JOIN now_rows USING (key)
    WHERE before_rows.cells IS DISTINCT FROM now_rows.cells
  ),
  laid_out AS (
    SELECT
      key,
      kind,
      unnest(
        list_transform(
          list_filter(
            json_keys(coalesce(before, now)),
            lambda name: NOT list_contains(getvariable('key'), name)
          ),
          lambda name: {
            'column': name,
            'before': coalesce(before ->> name, getvariable('nothing')),
            'now': coalesce(now ->> name, getvariable('nothing'))
          }
        )
      ) AS cell
    FROM paired
  )
SELECT
  cell.column AS "column",
  kind,
  count(*) AS cells,
  CASE
    WHEN list_contains(getvariable('key'), 'participant_key')
      THEN array_to_string(list_slice(string_split(min(key), '/'), 2, 9), '/')
    ELSE min(key)
  END AS example,
  arg_min(cell.before, key) AS example_before,
  arg_min(cell.now, key) AS example_now
FROM laid_out
WHERE cell.before IS DISTINCT FROM cell.now
GROUP BY cell.column, kind
ORDER BY cells DESC, "column", kind;
