/** A size as people read it: `64 kB`, `10 MB`, `2.5 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
}
