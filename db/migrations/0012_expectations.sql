-- What a change was decided on, looked at once more in the same write: where it no longer holds, all of it is undone.
-- Nothing is ever kept here.

CREATE VIEW expectations AS SELECT 1 AS holds WHERE 0;

CREATE TRIGGER expectations_hold INSTEAD OF INSERT ON expectations WHEN NEW.holds IS NOT 1
BEGIN SELECT RAISE(ABORT, 'what this change was decided on has changed meanwhile'); END;
