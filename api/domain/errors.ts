/** An error that people may see: a stable dotted code, a message that names the next step, an HTTP status. */
export class DomainError extends Error {
  override readonly name: string = 'DomainError';
  readonly code: string;
  readonly status: number;
  /** What was wrong with which field, where fields were given. */
  readonly fields: Readonly<Record<string, string>>;
  /** How long to wait before asking again, where that is known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: string,
    status: number,
    message: string,
    options: { fields?: Record<string, string>; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = status;
    this.fields = options.fields ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** 404 with a code such as `haven.not_found`. */
export function notFound(code: string, message: string): DomainError {
  return new DomainError(code, 404, message);
}

/** 409: someone else decided first, or the change does not fit the present state. */
export function conflict(code: string, message: string, cause?: unknown): DomainError {
  return new DomainError(code, 409, message, cause === undefined ? {} : { cause });
}

/** 400 that names the fields. */
export function invalid(code: string, message: string, fields: Record<string, string> = {}): DomainError {
  return new DomainError(code, 400, message, { fields });
}

/** 401: nobody is signed in here, or no longer. */
export function signInFirst(): DomainError {
  return new DomainError('sign_in.needed', 401, 'Sign in to see this page.');
}

/** 403: this person may not do this. */
export function forbidden(code: string, message: string): DomainError {
  return new DomainError(code, 403, message);
}

/** 429 that says how long to wait. */
export function tooMany(retryAfterSeconds: number): DomainError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const message = `That was tried too often. Wait ${wait}, then try again.`;
  return new DomainError('attempts.too_many', 429, message, { retryAfterSeconds });
}
