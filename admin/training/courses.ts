import type { TrainingModuleKey } from '../../api/domain/training-modules.ts';
import askForAngela from './compiled/ask_for_angela.json' with { type: 'json' };
import hateCrimeReporting from './compiled/hate_crime_reporting.json' with { type: 'json' };
import safeHavenWelcome from './compiled/safe_haven_welcome.json' with { type: 'json' };
import under18s from './compiled/under_18s_and_safeguarding.json' with { type: 'json' };
import vulnerabilityWave from './compiled/vulnerability_wave.json' with { type: 'json' };
import type { CourseContent } from './course-content.ts';

/**
 * What each module teaches, as `npm run build:training` wrote it from the Markdown in modules/. A structure test holds these
 * files to what the strict reader makes of their sources, so their shape is known here.
 */
const BY_KEY: Readonly<Record<TrainingModuleKey, unknown>> = {
  ask_for_angela: askForAngela,
  safe_haven_welcome: safeHavenWelcome,
  vulnerability_wave: vulnerabilityWave,
  under_18s_and_safeguarding: under18s,
  hate_crime_reporting: hateCrimeReporting,
};

/** All modules, in the order in which they are offered. */
export const COURSES = Object.values(BY_KEY) as readonly CourseContent[];

export function courseOf(key: TrainingModuleKey): CourseContent {
  return BY_KEY[key] as CourseContent;
}
