/** An error that people may see: a stable dotted code, a message that names the next step, an HTTP status. */
export class DomainError extends Error {
  override readonly name: string = 'DomainError';
  readonly code: string;
  readonly status: number;
  /** What was wrong with which field, where fields were given. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    code: string,
    status: number,
    message: string,
    options: { fields?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = status;
    this.fields = options.fields ?? {};
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
