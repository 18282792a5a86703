import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TRAINING_MODULES, type TrainingModuleKey } from '../../../api/domain/training-modules.ts';
import { ContentError } from './content-error.ts';
import { readModule } from './read-module.ts';
import { writtenCourse } from './written-course.ts';

/**
 * `npm run build:training`: writes each module of admin/training/modules as the tree that the pages are made of, into
 * admin/training/compiled. Those files are kept in the repository, so that Node, tsx, the tests and Workers import them
 * alike, and none of them carries a Markdown reader. A structure test holds them to their sources.
 */

const TRAINING = fileURLToPath(new URL('..', import.meta.url));

/** A module's Markdown, and the text of its compiled file as it should be. */
export function compileModule(key: TrainingModuleKey): string {
  const file = join(TRAINING, 'modules', `${key}.md`);
  return writtenCourse(readModule(readFileSync(file, 'utf8'), `admin/training/modules/${key}.md`));
}

/** The compiled file as it is. */
export function compiledPath(key: TrainingModuleKey): string {
  return join(TRAINING, 'compiled', `${key}.json`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(TRAINING, 'compiled'), { recursive: true });
  const broken: string[] = [];
  for (const key of TRAINING_MODULES) {
    try {
      writeFileSync(compiledPath(key), compileModule(key));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      broken.push(error.message);
    }
  }
  if (broken.length > 0) {
    console.error(broken.join('\n'));
    process.exit(1);
  }
}
