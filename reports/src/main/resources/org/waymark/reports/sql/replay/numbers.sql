-- What:  what a table holds, in two numbers. Variable: now (its name).
-- Grain: one row.
-- Units: rows; digest: of all rows in whatever order, the same for the same rows.
-- NULL:  none.
SELECT
  count(*) AS rows,
  printf('%016x', coalesce(bit_xor(md5_number_lower(to_json(now)::VARCHAR)), 0::UBIGINT)) AS digest
FROM query_table(getvariable('now')) AS now
ORDER BY rows;
