import fc from 'fast-check';

/** Names as people might write them: several scripts, marks, emoji, long words, nothing at all. */
export const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 150 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...['The', 'Żółta', 'Kawiarnia', 'مقهى', 'הבית', 'ચા', '茶馆', 'Café', '🍺', '👩‍👩‍👧', 'Ǆ', '&', '(Bar)'],
        ...['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'É́', '\u202e', '—', 'A1000'],
      ),
      { maxLength: 14 },
    )
    .map((words) => words.join(' ')),
);
