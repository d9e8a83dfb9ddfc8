-- What:  the month of the first event that counts.
-- Grain: one row.
-- Units: the first day of the month.
-- NULL:  nothing counts yet.
SELECT CAST(date_trunc('month', min(occurred_on)) AS DATE) AS month
FROM live_events
ORDER BY month;
