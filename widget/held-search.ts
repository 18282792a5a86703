import type { Answer } from './answer.ts';
import type { HeldHavens, placesHeld } from './haven-held.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';
import type { Place } from './places.ts';
import type { Search } from './search.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import { questionOf } from './written.ts';

/** A server that is well has answered by then; whoever is afraid need not wait for one that is not. */
const PATIENCE_MS = 1_500;

/** The place search by what the phone holds, for when the server cannot be asked. It sends nothing and stores nothing. */
export interface HeldSearch {
  /** Gives it to the search that is under way. */
  lend(): void;
  /** That places are offered which are not what she typed. */
  sentence(answer: Answer | undefined, more: MoreMessages): string | undefined;
}

export function heldSearch({ host, lazily, search }: Kit): HeldSearch {
  /** Fetched now: when it is needed it can no longer be had. */
  let file = fetchFile();
  /** Places of the list that were offered where none of it is what she typed. */
  let offered: readonly Place[] | undefined;

  function fetchFile(): Promise<{ placesHeld: typeof placesHeld } | undefined> {
    return lazily<{ placesHeld: typeof placesHeld }>('haven-held.js').catch(() => undefined);
  }

  /** The lists that an answer would be made of, where they still hold. */
  function listsOf({ held, get }: SnapshotStore): HeldHavens[] {
    const { area } = questionOf(host);
    return [...held.keys()]
      .filter((scope) => scope.startsWith(area ? `area/${area}` : 'cell/'))
      .flatMap((scope) => get(scope)?.snapshot.havens ?? []);
  }

  const orHeld: Search['orHeld'] = async (asked, text, snapshots) => {
    const mine = search();
    const patience = new Promise<void>((resolve) => void setTimeout(resolve, PATIENCE_MS));
    const inTime = await Promise.race([asked.catch(() => undefined), patience]);
    if (inTime) return inTime;
    const held = await (file = (await file) ? file : fetchFile());
    const { places, isMatch } = held?.placesHeld(listsOf(snapshots), text) ?? { places: [], isMatch: false };
    const [only, second] = places;
    if (!only) return asked;
    if (!isMatch) return asked.catch(() => (offered = places.map((place) => ({ ...place, guess: true }))));
    if (!second)
      // What the server knows later is better than the middle of a district, as long as she looks at that.
      asked.then(
        ([place, other]) =>
          void (place && !(other ?? place.guess) && mine.answer?.point === only && mine.from(place, false)),
        () => undefined,
      );
    return places;
  };

  return {
    lend() {
      search().orHeld = orHeld;
    },
    sentence: (answer, { placeNotNow }) =>
      !answer && search().choices === offered ? placeNotNow : undefined,
  };
}
