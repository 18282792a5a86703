/** What is wrong with a module's file, and where. */
export interface Fault {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A module's file that cannot be taught as it stands: each fault with file and line. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly faults: readonly Fault[];

  constructor(file: string, faults: readonly Fault[]) {
    const sorted = faults.toSorted((a, b) => a.line - b.line);
    super(sorted.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.faults = sorted;
  }
}

/** Takes down a fault at a line. */
export type Report = (line: number, message: string) => void;
