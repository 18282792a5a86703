import { DomainError } from '../../api/domain/errors.ts';

/** 400: the file as a whole cannot be imported; the register is as before. */
export class ImportFileError extends DomainError {
  override readonly name = 'ImportFileError';

  /** @param problem follows the file's name: `has no column "name"` */
  constructor(file: string, problem: string, cause?: unknown) {
    super('import.file', 400, `${file} ${problem}. Nothing was imported.`, { cause });
  }
}
