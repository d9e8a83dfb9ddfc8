-- What:  the life of a goal: which step is legal in which state, and what state follows. What is not here is illegal and waits.
-- Grain: state and step. brought: proposed by the person, alone or jointly; proposed: by anybody else.
-- Units: counts is false where the same is said again, which is legal and counts nowhere.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE goal_rules AS
SELECT state, step, next_state, counts
FROM (
  VALUES
    ('new', 'brought', 'accepted', true),
    ('new', 'proposed', 'proposed', true),
    ('proposed', 'agree', 'accepted', true),
    ('proposed', 'disagree', 'rejected', true),
    ('proposed', 'active', 'active', true),
    ('proposed', 'cancelled', 'cancelled', true),
    ('proposed', 'revised', 'proposed', true),
    ('accepted', 'agree', 'accepted', true),
    ('accepted', 'disagree', 'accepted', true),
    ('accepted', 'active', 'active', true),
    ('accepted', 'cancelled', 'cancelled', true),
    ('accepted', 'revised', 'accepted', true),
    ('active', 'agree', 'active', true),
    ('active', 'disagree', 'active', true),
    ('active', 'active', 'active', false),
    ('active', 'on_hold', 'on_hold', true),
    ('active', 'completed', 'completed', true),
    ('active', 'cancelled', 'cancelled', true),
    ('active', 'revised', 'active', true),
    ('active', 'rated', 'active', true),
    ('on_hold', 'agree', 'on_hold', true),
    ('on_hold', 'disagree', 'on_hold', true),
    ('on_hold', 'active', 'active', true),
    ('on_hold', 'on_hold', 'on_hold', false),
    ('on_hold', 'completed', 'completed', true),
    ('on_hold', 'cancelled', 'cancelled', true),
    ('on_hold', 'revised', 'on_hold', true),
    ('on_hold', 'rated', 'on_hold', true),
    ('completed', 'active', 'active', true),
    ('completed', 'completed', 'completed', false),
    ('completed', 'rated', 'completed', true),
    ('cancelled', 'active', 'active', true),
    ('cancelled', 'cancelled', 'cancelled', false),
    ('cancelled', 'rated', 'cancelled', true),
    ('rejected', 'disagree', 'rejected', false)
) AS rules (state, step, next_state, counts);
