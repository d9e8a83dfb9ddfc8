-- What:  the events of an earlier cut, and those that came since for the causes up to one, in place of all.
-- Grain: as events, of the people of explain/causes. Variable: step (as there).
-- Units: as events.
-- NULL:  as events.
CREATE OR REPLACE TEMP VIEW events AS
SELECT COLUMNS(*)
FROM memory.main.events
  SEMI JOIN (
    SELECT kafka_partition, kafka_offset
    FROM explained
    WHERE step <= getvariable('step')
  ) USING (kafka_partition, kafka_offset);
