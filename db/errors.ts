import { DomainError } from '../api/domain/errors.ts';

/** 409: a unique or primary key is taken. Someone decided first, or the same thing was sent twice. */
export class ConflictError extends DomainError {
  override readonly name = 'ConflictError';
  /** What collided: `accreditation_events.venue_id`, `accreditation_events.sequence`. */
  readonly columns: readonly string[];

  constructor(columns: readonly string[], cause: unknown) {
    super('register.conflict', 409, 'Someone else changed this first. Look at it again, then decide.', {
      cause,
    });
    this.columns = columns;
  }

  /** Whether it was this table's key that was taken. */
  concerns(table: string): boolean {
    return this.columns.some((column) => column.startsWith(`${table}.`));
  }
}

export type Constraint = 'foreign_key' | 'check' | 'not_null' | 'type' | 'trigger' | 'too_big';

/**
 * 500: the change breaks a rule of the schema. The edge validates what people send, so reaching this is a defect of ours,
 * but never a half-written register.
 */
export class ConstraintError extends DomainError {
  override readonly name = 'ConstraintError';
  readonly constraint: Constraint;

  constructor(constraint: Constraint, cause: unknown) {
    super(
      'register.constraint',
      500,
      'This does not fit the register, so nothing was saved. Tell us what you were doing.',
      {
        cause,
      },
    );
    this.constraint = constraint;
  }
}

export type Unavailability = 'busy' | 'full' | 'failing';

/** 503: the register cannot be written, or not be read, for now. What was already saved is safe. */
export class UnavailableError extends DomainError {
  override readonly name = 'UnavailableError';
  readonly reason: Unavailability;

  constructor(reason: Unavailability, cause: unknown, message?: string) {
    super(
      'register.unavailable',
      503,
      message ?? 'The register cannot do this at the moment. Try again in a minute.',
      {
        cause,
      },
    );
    this.reason = reason;
  }
}

/** Primary result codes of SQLite (sqlite.org/rescode.html) that mean "not now" rather than "not like this". */
const UNAVAILABLE_BY_CODE: readonly (readonly [prefix: string, Unavailability])[] = [
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'failing'],
  ['SQLITE_CANTOPEN', 'failing'],
  ['SQLITE_READONLY', 'failing'],
  ['SQLITE_PERM', 'failing'],
  ['SQLITE_NOMEM', 'failing'],
  ['SQLITE_CORRUPT', 'failing'],
  ['SQLITE_NOTADB', 'failing'],
];

/** D1's own errors carry no code: developers.cloudflare.com/d1/observability/debug-d1, "List of D1_ERRORs". */
const UNAVAILABLE_BY_TEXT: readonly (readonly [text: RegExp, Unavailability])[] = [
  [/is overloaded|requests queued|Cannot resolve D1 DB due to transient issue/i, 'busy'],
  [/maximum (DB|account storage)/i, 'full'],
  [
    /Network connection lost|was reset|to be reset|reset because|client disconnected|exceeded timeout/i,
    'failing',
  ],
];

const CONSTRAINT_BY_CODE: readonly (readonly [code: string, Constraint])[] = [
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'foreign_key'],
  ['SQLITE_CONSTRAINT_CHECK', 'check'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'not_null'],
  ['SQLITE_CONSTRAINT_DATATYPE', 'type'],
  ['SQLITE_MISMATCH', 'type'],
  ['SQLITE_CONSTRAINT_TRIGGER', 'trigger'],
  ['SQLITE_TOOBIG', 'too_big'],
];

/** Older D1 servers name only SQLITE_CONSTRAINT; SQLite's own sentence then tells which. */
const CODE_BY_SENTENCE: readonly (readonly [sentence: RegExp, code: string])[] = [
  [/UNIQUE constraint failed/, 'SQLITE_CONSTRAINT_UNIQUE'],
  [/FOREIGN KEY constraint failed/, 'SQLITE_CONSTRAINT_FOREIGNKEY'],
  [/CHECK constraint failed/, 'SQLITE_CONSTRAINT_CHECK'],
  [/NOT NULL constraint failed/, 'SQLITE_CONSTRAINT_NOTNULL'],
  [/cannot store .* value in .* column/, 'SQLITE_CONSTRAINT_DATATYPE'],
];

const KEY_TAKEN = /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$/;

/**
 * The engine's error as one of ours, or unchanged where it means neither conflict, broken rule nor trouble. The one place
 * that reads message text: D1 gives nothing else, and on both engines SQLite names the columns only there.
 */
export function translateError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError) return error;
  const code = sqliteCode(error);
  if (KEY_TAKEN.test(code)) return new ConflictError(columnsIn(error.message), error);
  const constraint = CONSTRAINT_BY_CODE.find(([known]) => known === code)?.[1];
  if (constraint) return new ConstraintError(constraint, error);
  const reason =
    code === ''
      ? UNAVAILABLE_BY_TEXT.find(([text]) => text.test(error.message))?.[1]
      : UNAVAILABLE_BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1];
  return reason ? new UnavailableError(reason, error) : error;
}

/** better-sqlite3 puts the extended code on the error; D1 ends its message with it, `… (extended: SQLITE_…)`. */
function sqliteCode(error: Error): string {
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_'))
    return error.code;
  const code = error.message.match(/SQLITE_[A-Z_]+/g)?.at(-1) ?? '';
  if (code !== 'SQLITE_CONSTRAINT') return code;
  return (
    CODE_BY_SENTENCE.find(([sentence]) => sentence.test(error.message))?.[1] ?? 'SQLITE_CONSTRAINT_TRIGGER'
  );
}

function columnsIn(message: string): string[] {
  return /constraint failed: ([\w.]+(?:, [\w.]+)*)/.exec(message)?.[1]?.split(', ') ?? [];
}
