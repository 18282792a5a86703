/**
 * A time as people write it: `18:00`, `18.00`, `1800`, `6pm`, `6:30 pm`, `noon`, `midnight`. Midnight is the one that
 * begins a day, `00:00`.
 * @returns `HH:MM`, up to `24:00`; undefined where it is no time
 */
export function readTime(typed: string): string | undefined {
  const words = typed.toLowerCase().replace(/[\s.]+/g, (gap) => (gap.includes('.') ? '.' : ''));
  if (words === 'midnight' || words === '12midnight') return '00:00';
  if (words === 'midday' || words === 'noon' || words === '12noon') return '12:00';
  const [, hours = '', minutes = '00', half] =
    /^(\d{1,2})[:.]?(\d{2})?(am|pm|a\.m\.?|p\.m\.?)?$/.exec(words) ?? [];
  // A bare number could be either half of the day.
  if (hours === '' || (half === undefined && !/\d{2}$/.test(words.slice(1)))) return undefined;
  const hour = half === undefined ? Number(hours) : inHalf(Number(hours), half.startsWith('p'));
  const minute = Number(minutes);
  if (hour === undefined || minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

function inHalf(hour: number, afternoon: boolean): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (afternoon ? 12 : 0);
}
