/** A file of map tiles that is read in pieces: on a disk, or in a bucket. */
export interface Archive {
  /** As its operator named it. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Changes whenever the bytes do. Letters, digits and dashes. */
  readonly version: string;
  /**
   * A stretch of it, whole.
   * @throws where it cannot be read, or was replaced by another file
   */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** The archive cannot be served. Its message is one line: which file, what is wrong, and what to do. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}
