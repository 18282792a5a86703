-- The audit trail as chains, one an authority: each event carries a hash over the event before it and over itself, so
-- that a changed, removed or reordered row is found (`register verify-audit`). Events from before stand outside.

ALTER TABLE audit_events ADD COLUMN chain TEXT;       -- the authority's code, or 'register' where there is none
ALTER TABLE audit_events ADD COLUMN position INTEGER; -- 1, 2, 3 … within the chain
ALTER TABLE audit_events ADD COLUMN hash TEXT;        -- hex SHA-256, db/audit-hash.ts says of what

-- a place in a chain is taken once: two writers at once collide here; verify-audit reads a chain in order
CREATE UNIQUE INDEX audit_events_by_chain ON audit_events (chain, position);

CREATE TRIGGER audit_events_are_chained BEFORE INSERT ON audit_events
WHEN NEW.chain IS NOT coalesce(NEW.authority_code, 'register') OR NEW.position IS NULL OR NEW.hash IS NULL
BEGIN SELECT RAISE(ABORT, 'an audit event needs its place in a chain: writeAudited in db/audit.ts'); END;

-- Where each chain ends, written with the event itself. The signature says up to where it was right: who can write rows
-- can make a new chain of hashes, but not sign it.
CREATE TABLE audit_heads (
  chain TEXT PRIMARY KEY,
  position INTEGER NOT NULL CHECK (position > 0),
  hash TEXT NOT NULL,
  signed_position INTEGER NOT NULL DEFAULT 0 CHECK (signed_position >= 0), -- 0: not signed yet
  signed_hash TEXT,
  signature TEXT,                   -- hex HMAC-SHA-256, db/audit-signature.ts
  signed_at TEXT                    -- instant
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_heads_are_kept BEFORE DELETE ON audit_heads
BEGIN SELECT RAISE(ABORT, 'audit_heads only go forward'); END;
CREATE TRIGGER audit_heads_go_forward BEFORE UPDATE ON audit_heads
WHEN NEW.chain <> OLD.chain OR NEW.position < OLD.position OR NEW.signed_position < OLD.signed_position
  OR (NEW.position = OLD.position AND NEW.hash <> OLD.hash)
BEGIN SELECT RAISE(ABORT, 'audit_heads only go forward'); END;
