/** One answered request. There is no room here for a query, an address, a header or a form value. */
export interface RequestEntry {
  readonly method: string;
  /** The route's pattern, `/api/v1/havens/:idOrSlug`, or empty where none fits. */
  readonly route: string;
  /** 0 where the asker went away before the answer began. */
  readonly status: number;
  readonly ms: number;
  /** Sent; of an answer from memory without its headers. */
  readonly bytes: number;
}

/** Where the server writes what it does. */
export interface RequestLog {
  request(entry: RequestEntry): void;
  /** Something failed, of which people were told no details. */
  failure(what: string, error: unknown): void;
  /** Something an operator may want to know. */
  note(what: string, facts?: Readonly<Record<string, string | number>>): void;
}

/** Any number that could be half of a position: three decimals are a street. */
const PRECISE_NUMBER = /\d+\.\d{3,}/g;
const DEEPEST_CAUSE = 5;

export interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly stack: readonly string[];
  readonly cause?: ToldError;
}

/** An error with its causes, without numbers that could be somebody's position. */
export function tellError(error: unknown, depth = 0): ToldError {
  const { name, message, stack = '', cause } = error instanceof Error ? error : new Error(String(error));
  const told = {
    name,
    message: message.replace(PRECISE_NUMBER, '…'),
    stack: stack
      .split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .map((line) => line.trim()),
  };
  return cause === undefined || depth === DEEPEST_CAUSE
    ? told
    : { ...told, cause: tellError(cause, depth + 1) };
}
