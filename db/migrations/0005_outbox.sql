-- Mail that the register has to send. Queued in the same write as the change it tells of, sent by a job.

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL UNIQUE,   -- the reason to write: sign-in/<challenge>, renewal/<venue>/<scheme>/90/<valid_to>; one reason, one mail
  recipient TEXT NOT NULL,          -- one e-mail address
  kind TEXT NOT NULL,               -- api/domain/mail.ts MAIL_KINDS
  subject TEXT NOT NULL,
  body TEXT NOT NULL,               -- plain text
  -- waiting: nobody has it yet. handing_over: given to the mail service, its answer is not yet known.
  -- sent: the service took it. failed: given up. unclear: the sender died before it heard the answer; never repeated by itself
  state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'handing_over', 'sent', 'failed', 'unclear')),
  created_at TEXT NOT NULL,
  due_at TEXT NOT NULL,             -- not tried before this instant
  expires_at TEXT NOT NULL,         -- not tried after it
  attempts INTEGER NOT NULL DEFAULT 0, -- how often the service refused this mail for the time being
  claim TEXT,                       -- the sender that has it in hand, until an instant
  claimed_until TEXT,
  settled_at TEXT,                  -- sent, given up, or unclear since
  last_error TEXT NOT NULL DEFAULT '',
  CHECK ((settled_at IS NULL) = (state IN ('waiting', 'handing_over'))),
  CHECK ((claim IS NULL) = (claimed_until IS NULL)),
  CHECK (claim IS NULL OR settled_at IS NULL)
) STRICT;

-- the sender's next mail, the one that ends soonest first: a code before a reminder; those that have expired
CREATE INDEX outbox_by_end ON outbox (expires_at, id) WHERE settled_at IS NULL;
-- an operator's counts; retention
CREATE INDEX outbox_by_state ON outbox (state, settled_at);
