import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  advance(bytes: number): void;
  stop(): void;
}

/** A bar on standard error, by bytes read; nothing where no person is watching. */
export function startProgress(totalBytes: number): Progress {
  if (!process.stderr.isTTY || totalBytes <= 0) return { advance: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      format: '{bar} {percentage} %  {eta_formatted}',
      clearOnComplete: true,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  bar.start(totalBytes, 0);
  return { advance: (bytes) => bar.increment(bytes), stop: () => bar.stop() };
}
