import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles, type Import } from './sources.ts';

interface Room {
  readonly name: string;
  readonly holds: RegExp;
  /** What its files may import besides their own room: paths from the root, or packages. */
  readonly may: readonly RegExp[];
  /** What they may import for its types only. */
  readonly types?: readonly RegExp[];
}

const COMPOSITION =
  /^(api\/(app|compose|deps|main\.(node|worker)|vite\.config)\.tsx?|api\/[a-z-]+\.(node|worker)\.tsx?|db\/cli\.node\.ts|db\/cli\/.*|(widget|admin)\/([a-z-]+\.)?vite\.config\.ts|admin\/app\.tsx)$/;
const DOMAIN = /^api\/domain\//;
const USECASES = /^api\/usecases\//;
const HTTP = /^api\/(http|html)\//;
const HONO = /^hono(\/|$)/;
const ZOD = /^zod$/;
const KYSELY = /^kysely$/;
const DB_PUBLIC = /^db\/[a-z-]+\.ts$/;
/** What mail says and how it leaves, as shapes; not the services themselves. */
const MAIL_WORDS = /^api\/mail\/(transport|messages|messages-[a-z-]+)\.ts$/;

/** One row a folder: the table of who may import whom. */
const ROOMS: readonly Room[] = [
  { name: 'api/domain', holds: DOMAIN, may: [] },
  { name: 'api/contract', holds: /^api\/contract\//, may: [DOMAIN, ZOD] },
  {
    name: 'db/import',
    holds: /^db\/import\//,
    may: [
      DOMAIN,
      KYSELY,
      DB_PUBLIC,
      /^db\/(sqlite|migrate)\.node\.ts$/,
      /^(csv-parse|saxes|proj4|opening_hours)$/,
      /^node:/,
    ],
  },
  { name: 'db', holds: /^db\//, may: [DOMAIN, KYSELY, /^db\//, /^@noble\/hashes\//] },
  {
    name: 'api/print',
    holds: /^api\/print\//,
    may: [DOMAIN, /^(pdf-lib|@pdf-lib\/fontkit|bidi-js|qrcode)$/, /^@fontsource\/[a-z-]+\/unicode\.json$/],
  },
  { name: 'api/mail', holds: /^api\/mail\//, may: [DOMAIN, ZOD, /^nodemailer$/] },
  {
    name: 'api/basemap',
    holds: /^api\/basemap\//,
    may: [DOMAIN, /^pmtiles$/],
    types: [/^api\/config\.ts$/],
  },
  { name: 'api/usecases', holds: USECASES, may: [DOMAIN, DB_PUBLIC, MAIL_WORDS], types: [KYSELY] },
  { name: 'api/jobs', holds: /^api\/jobs\//, may: [DOMAIN, DB_PUBLIC, USECASES], types: [/^api\/deps\.ts$/] },
  {
    name: 'api/http',
    holds: /^api\/http\//,
    may: [DOMAIN, HONO, ZOD, /^file-type$/],
    types: [/^api\/(deps|config)\.ts$/],
  },
  {
    name: 'api/html',
    holds: /^api\/html\//,
    may: [DOMAIN, HONO, ZOD, /^qrcode$/],
    types: [/^api\/(deps|config)\.ts$/],
  },
  {
    name: 'api/routes',
    holds: /^api\/routes\//,
    may: [DOMAIN, USECASES, HTTP, /^api\/contract\//, HONO, ZOD],
    types: [/^api\/(deps|config)\.ts$/, /^api\/basemap\//],
  },
  {
    name: 'api/site',
    holds: /^api\/site\//,
    may: [DOMAIN, USECASES, HTTP, /^api\/contract\//, HONO, ZOD],
    types: [/^api\/(deps|config)\.ts$/],
  },
  {
    name: 'admin/browser',
    holds: /^admin\/browser\//,
    may: [/^govuk-frontend$/, DOMAIN, /^api\/html\/[a-z]+-words\.ts$/],
  },
  {
    // Read when it is built: nothing that answers a request carries a Markdown reader.
    name: 'admin/training/reading',
    holds: /^admin\/training\/reading\//,
    may: [
      DOMAIN,
      ZOD,
      /^(yaml|mdast-util-from-markdown|mdast-util-directive|micromark-extension-directive)$/,
    ],
    types: [/^admin\/training\/course-content\.ts$/, /^mdast$/],
  },
  {
    name: 'admin',
    holds: /^admin\//,
    may: [DOMAIN, USECASES, HTTP, HONO, ZOD, /^csv-parse\/browser\/esm\/sync$/],
    types: [/^api\/(deps|config)\.ts$/],
  },
  {
    name: 'widget',
    holds: /^widget\//,
    may: [
      /^lit(\/|$)/,
      /^(leaflet|protomaps-leaflet|pmtiles)$/,
      /^workbox-(precaching|routing|strategies)$/,
      /^api\/domain\/(geo|cells|finder|snapshot|hours|london-time|clock|place-name|postcode|venue)\.ts$/,
    ],
    types: [/^api\/contract\//, DOMAIN],
  },
  {
    name: 'api/auth',
    holds: /^api\/auth\//,
    may: [DOMAIN, DB_PUBLIC, KYSELY, ZOD, /^better-auth(\/|$)/, /^jose$/],
    types: [/^api\/config\.ts$/, /^api\/http\/request-log\.ts$/],
  },
  { name: 'api', holds: /^api\//, may: [DOMAIN, ZOD, /^@noble\/hashes\//, /^ipaddr\.js$/] },
];

function roomOf(file: string): Room {
  const room = ROOMS.find(({ holds }) => holds.test(file));
  if (!room) throw new Error(`${file} is in no room`);
  return room;
}

function allowed({ from, to, typeOnly }: Import): boolean {
  const { holds, may, types = [] } = roomOf(from);
  const ownRoom = holds.test(to) && roomOf(to).holds === holds;
  return ownRoom || may.some((rule) => rule.test(to)) || (typeOnly && types.some((rule) => rule.test(to)));
}

const imports = sourceFiles()
  .filter((file) => !COMPOSITION.test(file))
  .flatMap(importsOf);

describe('who may import whom', () => {
  it('is as the table says, but for the composition roots', () => {
    // Node's own modules and the native driver are known to files that say so in their name.
    const nodeFiles = /\.node\.tsx?$/;
    const nodeOnly = /^(node:|better-sqlite3$|@hono\/node-server|cli-progress$)/;
    const broken = imports.filter(
      (each) =>
        !allowed(each) && !(nodeFiles.test(each.from) && (nodeOnly.test(each.to) || nodeFiles.test(each.to))),
    );
    expect(broken.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('keeps Node out of every file that Workers run', () => {
    const reached = new Set<string>();
    const queue = ['api/main.worker.ts'];
    const found: string[] = [];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      for (const { to, typeOnly } of importsOf(file)) {
        if (typeOnly) continue;
        if (/^(node:|better-sqlite3|@hono\/node-server)/.test(to) || to.includes('.node.'))
          found.push(`${file}: ${to}`);
        if (/^(api|admin|db|widget)\/.*\.tsx?$/.test(to)) queue.push(to);
      }
    }
    expect(found).toEqual([]);
  });

  it('has no test, build or demo code behind a public route', () => {
    const broken = imports.filter(
      ({ from, to }) => /^api\/(routes|site|http)\//.test(from) && /^(test|db\/demo)/.test(to),
    );
    expect(broken).toEqual([]);
  });
});
