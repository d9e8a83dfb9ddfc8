-- What:  the events that were recorded by a time, in place of all: what is counted after this is counted as recorded by then.
-- Grain: as events. Variable: recorded_by (the last moment that is in).
-- Units: as events.
-- NULL:  as events.
CREATE OR REPLACE TEMP VIEW events AS
SELECT COLUMNS(*)
FROM memory.main.events
WHERE recorded_at <= getvariable('recorded_by');
