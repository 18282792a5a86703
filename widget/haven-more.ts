import { compass } from './compass.ts';
import { concernOpener } from './concern-opener.ts';
import { countLoad } from './count-load.ts';
import { directionsTo } from './directions.ts';
import { filters } from './filters.ts';
import { frameLeaver } from './frame-leaver.ts';
import { heldSearch } from './held-search.ts';
import { moreStyles } from './haven-more.styles.ts';
import { keep } from './keep.ts';
import { languageSwitch } from './language-switch.ts';
import { mapDrawer } from './map-drawer.ts';
import { enMore } from './messages/en-more.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit, More } from './more-kit.ts';
import { share } from './share.ts';
import { topBar } from './top-bar.ts';
import { under18Help } from './under-18-help.ts';
import { leaveUnrecorded } from './unrecorded.ts';

/**
 * What is not needed before the first list: the second file of the finder. It draws only into room that the first has
 * kept free, so that nothing moves when it comes.
 */
export function startMore(kit: Kit): More {
  const { h, dress, host, root, search } = kit;
  dress(moreStyles);
  countLoad(search().source, host.getAttribute('site'), 'finder');
  const more = wordsFor(kit);
  const languages = languageSwitch(kit);
  const filter = filters(kit);
  const needle = compass(kit);
  const bar = topBar(kit);
  const keeping = keep(kit);
  const held = heldSearch(kit);
  const map = mapDrawer(kit);
  const sharing = share(kit);
  const concern = concernOpener(kit);
  const leaver = frameLeaver(kit, more);
  return {
    language: () => languages(more()),
    tools: () => [
      under18Help(kit, more()),
      h('div', 'choices row', [filter.button(more()), needle.button(more()), map.button(more())]),
      filter.toggles(more()),
      needle.said(more()),
      map.room(more()),
    ],
    number: map.number,
    arrow: needle.arrow,
    directions: directionsTo,
    beside: (found, page) => [
      concern.link(found, page, more()),
      sharing.button(found, more()),
      map.show(found, more()),
      concern.room(found),
    ],
    foot: () => keeping.offer(more()),
    sentence: (answer) => held.sentence(answer, more()) ?? filter.sentence(answer, more()),
    drawn() {
      leaveUnrecorded(root);
      bar.fit();
      held.lend();
      map.drawn(more());
    },
    stop() {
      needle.stop();
      keeping.stop();
      leaver.stop();
      bar.stop();
    },
  };
}

/** The second words of the language that is spoken: fetched when it is chosen, English until they are here. */
function wordsFor({ lazily, words, draw }: Kit): () => MoreMessages {
  const learnt = new Map<string, MoreMessages>([['en', enMore]]);

  async function learn(lang: string): Promise<void> {
    try {
      const { more } = await lazily<{ more: MoreMessages }>(`messages/${lang}-more.js`);
      learnt.set(lang, more);
      draw();
    } catch {
      learnt.delete(lang);
    }
  }

  return () => {
    const { lang } = words();
    const known = learnt.get(lang);
    if (known) return known;
    learnt.set(lang, enMore);
    void learn(lang);
    return enMore;
  };
}
