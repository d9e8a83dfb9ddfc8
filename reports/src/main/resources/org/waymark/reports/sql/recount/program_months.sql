-- What:  program_months as counted from the events, in place of those that the pipeline wrote.
-- Grain: as program_months.
-- Units: as program_months.
-- NULL:  as program_months.
CREATE OR REPLACE TEMP VIEW program_months AS
SELECT COLUMNS(*)
FROM counted_program_months;
