-- What:  the months of the people who may be in a research release, counted from the month of their first entry.
-- Grain: person, relative month. Variables: as_of (day).
-- Units: relative_month: 1 is the month of entry; sessions attended; preferences answered and honoured in full; answers to heard, and those of 9 or more.
-- NULL:  never; a month without a row had nothing.
SELECT
  participant_key,
  CAST(date_diff('month', first_on, month) + 1 AS INTEGER) AS relative_month,
  CAST(sum(attended) AS INTEGER) AS sessions,
  CAST(sum(s3_den) AS INTEGER) AS answered,
  CAST(sum(s3_num) AS INTEGER) AS honoured,
  CAST(sum(f3_den) AS INTEGER) AS asked,
  CAST(sum(f3_num) AS INTEGER) AS heard
FROM release_consenting JOIN participant_months USING (participant_key)
WHERE month >= date_trunc('month', first_on) AND month < date_trunc('month', getvariable('as_of'))
GROUP BY participant_key, relative_month
ORDER BY participant_key, relative_month;
