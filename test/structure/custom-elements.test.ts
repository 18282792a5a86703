import { describe, expect, it } from 'vitest';
import { describeElement, manifestOf } from '../../widget/custom-elements.ts';
import { read } from './sources.ts';

const FINDER = read('widget/haven-finder.ts');
const BADGE = read('widget/haven-badge.ts');

describe('the custom elements manifest', () => {
  it('is what the elements’ docblocks say: after a change run npm run build:manifest', () => {
    expect(JSON.parse(read('widget/custom-elements.json'))).toEqual(
      manifestOf({ 'haven-finder': FINDER, 'haven-badge': BADGE }),
    );
  });

  it('names every attribute that is watched, with words for each', () => {
    for (const [tagName, source] of [
      ['haven-finder', FINDER],
      ['haven-badge', BADGE],
    ] as const) {
      const watched = /observedAttributes = \[([^\]]*)\]/.exec(source)?.[1]?.match(/[\w-]+/g) ?? [];
      const { attributes, cssParts, cssProperties, slots } = describeElement(source, tagName);
      expect(attributes.map(({ name }) => name)).toEqual(expect.arrayContaining([...watched]));
      for (const { description } of [...attributes, ...cssParts, ...cssProperties, ...slots])
        expect(description).not.toBe('');
    }
  });
});
