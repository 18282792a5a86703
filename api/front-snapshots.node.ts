import type { PublishedSnapshot } from '../db/snapshots.ts';
import { WORTH_COMPRESSING_BYTES, type CompressedBodies } from './compressed-bodies.node.ts';
import type { Deps } from './deps.ts';
import type { FromMemory, ReadyAnswer } from './front.node.ts';
import { acceptedEncoding, type Encoding } from './http/accept-encoding.ts';
import { etagOf, isCurrent } from './http/etag.ts';
import { snapshotHeaders } from './routes/snapshots.ts';

const SNAPSHOTS = '/api/v1/snapshots/';
const SUFFIX = '.json';

/** The answers of one snapshot, made once: making one takes as long as all else that is done here. */
interface Answers {
  readonly plain: ReadyAnswer & { readonly body: Buffer };
  readonly unchanged: ReadyAnswer;
  br?: ReadyAnswer;
  gzip?: ReadyAnswer;
}

/** Snapshots in memory, in the encoding asked for once the app has compressed it. */
export function snapshotsFromMemory(
  { snapshots, config }: Pick<Deps, 'snapshots' | 'config'>,
  bodies: CompressedBodies,
): FromMemory {
  const { whole, unchanged } = snapshotHeaders(config);
  const known = new WeakMap<PublishedSnapshot, Answers>();

  function answer(snapshot: PublishedSnapshot, body: Buffer, encoding?: Encoding): Answers['plain'] {
    const headers = {
      ...whole(snapshot.version),
      ...(encoding && { 'Content-Encoding': encoding }),
      'Content-Length': String(body.length),
    };
    return { route: routeOf(snapshot), status: 200, headers, body };
  }

  function answersOf(snapshot: PublishedSnapshot): Answers {
    let answers = known.get(snapshot);
    if (!answers) {
      const headers = unchanged(snapshot.version);
      answers = {
        plain: answer(snapshot, Buffer.from(snapshot.body)),
        unchanged: { route: routeOf(snapshot), status: 304, headers },
      };
      known.set(snapshot, answers);
    }
    return answers;
  }

  /** The compressed bytes are replaced by better ones a while after they were first asked for. */
  function compressed(answers: Answers, snapshot: PublishedSnapshot, path: string, encoding: Encoding) {
    const bytes = bodies.ready(path, etagOf(snapshot.version), encoding);
    if (bytes && answers[encoding]?.body !== bytes) answers[encoding] = answer(snapshot, bytes, encoding);
    return bytes && answers[encoding];
  }

  return (path, { headers }) => {
    if (!path.startsWith(SNAPSHOTS) || !path.endsWith(SUFFIX)) return undefined;
    const snapshot = snapshots.inMemory()?.published(path.slice(SNAPSHOTS.length, -SUFFIX.length));
    if (!snapshot) return undefined;
    const answers = answersOf(snapshot);
    if (isCurrent(headers['if-none-match'], snapshot.version)) return answers.unchanged;
    const encoding = acceptedEncoding(headers['accept-encoding']);
    return !encoding || answers.plain.body.length < WORTH_COMPRESSING_BYTES
      ? answers.plain
      : compressed(answers, snapshot, path, encoding);
  };
}

function routeOf({ scope }: PublishedSnapshot): string {
  return `${SNAPSHOTS}${scope.startsWith('area/') ? 'area' : 'cell'}/:file`;
}
