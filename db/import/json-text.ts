import { ImportFileError } from './import-errors.ts';

/** @throws ImportFileError where the text is no JSON */
export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportFileError(file, 'is not valid JSON', error);
  }
}

/** A JSON object, no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
