/** What may be sent as evidence, and how it is told by its bytes; the name of a file says nothing. */
export const FILE_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export const MOST_FILE_BYTES = 5 * 1024 * 1024;
/** In one sign-up: enough for every item of two schemes. */
export const MOST_FILES = 20;

const ENDINGS: Readonly<Record<FileType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** How a file is called when it is downloaded: what it shows and its type, nothing that somebody typed. */
export function downloadName(item: string, id: string, type: FileType): string {
  return `${item.replace(/[^a-z0-9_]/g, '')}-${id.replace(/[^a-z0-9]/g, '')}.${ENDINGS[type]}`;
}
