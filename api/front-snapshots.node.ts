import type { PublishedSnapshot } from '../db/snapshots.ts';
import { WORTH_COMPRESSING_BYTES, type CompressedBodies } from './compressed-bodies.node.ts';
import type { Deps } from './deps.ts';
import type { FromMemory, ReadyAnswer } from './front.node.ts';
import { acceptedEncoding, type Encoding } from './http/accept-encoding.ts';
import { etagOf, isCurrent } from './http/etag.ts';
import { snapshotHeaders } from './routes/snapshots.ts';

const SNAPSHOTS = '/api/v1/snapshots/';
const SUFFIX = '.json';

/** Snapshots in memory, in the encoding asked for once the app has compressed it. */
export function snapshotsFromMemory(
  { snapshots, config }: Pick<Deps, 'snapshots' | 'config'>,
  bodies: CompressedBodies,
): FromMemory {
  const { whole, unchanged } = snapshotHeaders(config);
  const plain = new WeakMap<PublishedSnapshot, Buffer>();
  const answers = new WeakMap<Buffer, ReadyAnswer>();

  function plainOf(snapshot: PublishedSnapshot): Buffer {
    let bytes = plain.get(snapshot);
    if (!bytes) plain.set(snapshot, (bytes = Buffer.from(snapshot.body)));
    return bytes;
  }

  /** Made once for these bytes: making it takes as long as all else that is done here. */
  function answerOf(route: string, bytes: Buffer, version: string, encoding?: Encoding): ReadyAnswer {
    let answer = answers.get(bytes);
    if (!answer) {
      const headers = {
        ...whole(version),
        ...(encoding && { 'Content-Encoding': encoding }),
        'Content-Length': String(bytes.length),
      };
      answers.set(bytes, (answer = { route, status: 200, headers, body: bytes }));
    }
    return answer;
  }

  return (path, { headers }) => {
    if (!path.startsWith(SNAPSHOTS) || !path.endsWith(SUFFIX)) return undefined;
    const scope = path.slice(SNAPSHOTS.length, -SUFFIX.length);
    const snapshot = snapshots.inMemory()?.published(scope);
    if (!snapshot) return undefined;
    const { version } = snapshot;
    const route = scope.startsWith('area/') ? `${SNAPSHOTS}area/:file` : `${SNAPSHOTS}cell/:file`;
    if (isCurrent(headers['if-none-match'], version))
      return { route, status: 304, headers: unchanged(version) };
    const bytes = plainOf(snapshot);
    const encoding = acceptedEncoding(headers['accept-encoding']);
    if (!encoding || bytes.length < WORTH_COMPRESSING_BYTES) return answerOf(route, bytes, version);
    const compressed = bodies.ready(path, etagOf(version), encoding);
    return compressed && answerOf(route, compressed, version, encoding);
  };
}
