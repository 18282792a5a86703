/** What a staff list can say of somebody, by the headings that people give it. */
const HEADINGS = {
  name: ['name', 'full name', 'staff name', 'employee', 'employee name', 'staff member'],
  firstName: ['first name', 'forename', 'given name'],
  lastName: ['last name', 'surname', 'family name'],
  job: ['job', 'job title', 'role', 'position', 'what they do'],
  email: ['email', 'e mail', 'email address', 'e mail address'],
  publicFacing: ['public facing', 'meets the public', 'customer facing', 'front of house'],
  joinedOn: [
    'joined on',
    'joined',
    'date joined',
    'joining date',
    'start date',
    'started',
    'started on',
    'start',
  ],
  training: ['previous training', 'training', 'module', 'trained on', 'training date'],
} as const satisfies Record<string, readonly string[]>;

export type StaffColumn = keyof typeof HEADINGS;

/** Where each known column of a list stands, and the headings that are not read. */
export interface StaffColumns {
  readonly places: Partial<Readonly<Record<StaffColumn, number>>>;
  readonly ignored: readonly string[];
}

/** Finds the columns of a list by its first row; the first of two that mean the same is read. */
export function staffColumns(headings: readonly string[]): StaffColumns {
  const places: Partial<Record<StaffColumn, number>> = {};
  const ignored: string[] = [];
  headings.forEach((heading, place) => {
    const column = columnOf(heading);
    if (column !== undefined && places[column] === undefined) places[column] = place;
    else if (heading.trim() !== '') ignored.push(heading.trim());
  });
  return { places, ignored };
}

function columnOf(heading: string): StaffColumn | undefined {
  const words = heading
    .toLowerCase()
    .replace(/\(.*\)/, '')
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return (Object.keys(HEADINGS) as StaffColumn[]).find((column) =>
    (HEADINGS[column] as readonly string[]).includes(words),
  );
}
