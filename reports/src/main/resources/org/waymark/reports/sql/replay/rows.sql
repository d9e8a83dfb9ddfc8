-- What:  how many rows a table has that was folded before, and that was folded again. Variables: before, now (names of tables).
-- Grain: one row.
-- Units: rows.
-- NULL:  none.
SELECT
  (SELECT count(*) FROM query_table(getvariable('before'))) AS rows_before,
  (SELECT count(*) FROM query_table(getvariable('now'))) AS rows_now
ORDER BY rows_now;
