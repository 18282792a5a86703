-- What officers' pages would otherwise look for, or count, in rows of the whole register.

-- How many venues are in a state under a version of a scheme: what a change of its rules touches, whose venues they are. Kept with
-- the accreditations themselves, so that the page that tells it takes as long on a large register as on a small one.
CREATE TABLE accreditation_counts (
  scheme_key TEXT NOT NULL,
  scheme_version INTEGER NOT NULL,
  state TEXT NOT NULL,              -- api/domain/accreditation.ts STATES
  venues INTEGER NOT NULL,
  PRIMARY KEY (scheme_key, scheme_version, state)
) STRICT, WITHOUT ROWID;

INSERT INTO accreditation_counts (scheme_key, scheme_version, state, venues)
SELECT scheme_key, scheme_version, state, count(*) FROM accreditations GROUP BY scheme_key, scheme_version, state;

CREATE TRIGGER accreditations_are_counted AFTER INSERT ON accreditations
BEGIN
  INSERT INTO accreditation_counts (scheme_key, scheme_version, state, venues)
  VALUES (NEW.scheme_key, NEW.scheme_version, NEW.state, 1)
  ON CONFLICT (scheme_key, scheme_version, state) DO UPDATE SET venues = venues + 1;
END;
CREATE TRIGGER accreditations_are_counted_anew AFTER UPDATE OF scheme_key, scheme_version, state ON accreditations
WHEN (NEW.scheme_key, NEW.scheme_version, NEW.state) <> (OLD.scheme_key, OLD.scheme_version, OLD.state)
BEGIN
  UPDATE accreditation_counts SET venues = venues - 1
  WHERE scheme_key = OLD.scheme_key AND scheme_version = OLD.scheme_version AND state = OLD.state;
  INSERT INTO accreditation_counts (scheme_key, scheme_version, state, venues)
  VALUES (NEW.scheme_key, NEW.scheme_version, NEW.state, 1)
  ON CONFLICT (scheme_key, scheme_version, state) DO UPDATE SET venues = venues + 1;
END;
CREATE TRIGGER accreditations_are_counted_out AFTER DELETE ON accreditations
BEGIN
  UPDATE accreditation_counts SET venues = venues - 1
  WHERE scheme_key = OLD.scheme_key AND scheme_version = OLD.scheme_version AND state = OLD.state;
END;

-- retention: whether an open plan stands on a visit
CREATE INDEX action_plans_by_visit ON action_plans (visit_id) WHERE visit_id IS NOT NULL;
-- retention: whether an open plan is about a concern
CREATE INDEX action_plans_by_concern ON action_plans (concern_id) WHERE concern_id IS NOT NULL;
