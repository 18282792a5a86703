import type { Report } from './report.ts';

export interface Bench {
  readonly name: string;
  /** What it measures, for --help. */
  readonly about: string;
  /** How, in one line, printed above its figures. */
  readonly method: string;
  run(report: Report): Promise<void>;
}
