-- What:  the types of programs, whether or not anybody came.
-- Grain: type of program.
-- Units: none.
-- NULL:  never.
SELECT DISTINCT type AS program_type
FROM programs
ORDER BY program_type;
