import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { launchOptions } from '../helpers/browser.ts';
import type { Bench } from './bench.ts';
import { boroughRegister } from './borough-register.node.ts';
import { SERVER, startServer } from './http.node.ts';
import { COUNCIL_PATHS, councilSite } from './phone-council-site.node.ts';
import { councilHost, HOST_WEIGHT_KB } from './phone-host.ts';
import { profileA, profileT, type Network } from './phone-networks.node.ts';
import { OWN_PATHS, ownSite } from './phone-own-site.node.ts';
import { ROWS, type Site } from './phone-site.node.ts';
import { measureTap } from './phone-tap.node.ts';
import { SLOWER, visit, type Visit } from './phone-visit.node.ts';
import type { Report, Target } from './report.ts';
import { alternate, spreadOf } from './spread.ts';

const ROUNDS = 5;
const MAP_FILES = /haven-(map|streets)\.js/;

export const phone: Bench = {
  name: 'phone',
  about:
    'time to the list beside other ways to build a finder, and from tap to list, on a slow phone and network',
  method:
    `Chromium 412 × 915, cold, processor ${SLOWER} × slower; from navigation to the end of the frame with ${ROWS} rows, ` +
    'position granted and the button tapped by a script as soon as it is there; every page shows the same number of rows ' +
    `(our own page with limit="${ROWS}" written on its finder), comes from the same process, in brotli; median of ` +
    `${ROUNDS} alternated rounds. The limit: the same places as a page that the server renders. The council’s page has ` +
    `${HOST_WEIGHT_KB.page} kB of HTML, ${HOST_WEIGHT_KB.styles} kB of styles and ${HOST_WEIGHT_KB.script} kB of script in brotli, invented, without pictures and fonts`,
  async run(report) {
    if (!existsSync(SERVER)) {
      report.note('the server is not built: "npm run build" first');
      return;
    }
    const server = await startServer(await boroughRegister());
    const browser = await launchTrusting();
    try {
      const sites = await openSites(server.origin);
      for (const network of [profileA(), profileT()]) await measureNetwork(report, browser, sites, network);
      await measureTap(report, browser, server.origin);
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

/**
 * A browser that takes any certificate. Playwright's own option lets each connection fail first and begin again, which
 * would cost the first page of a site two more round trips.
 */
export function launchTrusting(): Promise<Browser> {
  const { args = [], ...options } = launchOptions();
  return chromium.launch({ ...options, args: [...args, '--ignore-certificate-errors'] });
}

interface Sites {
  readonly own: Site;
  council(finderOrigin: string): Promise<Site>;
}

async function openSites(server: string): Promise<Sites> {
  const host = councilHost();
  return {
    own: await ownSite(server),
    council: (finderOrigin) => councilSite(host, server, finderOrigin),
  };
}

async function measureNetwork(
  report: Report,
  browser: Browser,
  sites: Sites,
  network: Network,
): Promise<void> {
  report.note(network.about);
  try {
    const own = await network.serve(sites.own);
    const council = await network.serve(await sites.council(own));
    const at = (url: string) => () => visit(browser, network, url, ROWS);
    const visits = await alternate(ROUNDS, {
      plain: at(own + OWN_PATHS.plain),
      finder: at(own + OWN_PATHS.finder),
      embed: at(own + OWN_PATHS.embed),
      nearest: at(own + OWN_PATHS.nearest),
      leaflet: at(own + OWN_PATHS.leaflet),
      hostList: at(council + COUNCIL_PATHS.list),
      hostFinder: at(council + COUNCIL_PATHS.finder),
      hostFrame: at(council + COUNCIL_PATHS.frame),
    });
    compareAll(report, network.name, visits);
    checkAll(report, network, visits);
  } finally {
    network.close();
  }
}

type Visits = Readonly<
  Record<
    'plain' | 'finder' | 'embed' | 'nearest' | 'leaflet' | 'hostList' | 'hostFinder' | 'hostFrame',
    readonly Visit[]
  >
>;

function compareAll(report: Report, profile: string, visits: Visits): void {
  const time = (name: keyof Visits) =>
    ({ value: spreadOf(visits[name].map(({ milliseconds }) => milliseconds)), unit: 'ms' }) as const;
  const compare = (
    what: string,
    name: keyof Visits,
    beside: string,
    besideName: keyof Visits,
    atMost?: number,
  ) =>
    report.add({
      what: `${profile}, ${what}`,
      ours: time(name),
      beside: { what: beside, ...time(besideName) },
      ...(atMost !== undefined && { target: { of: 'ratio', atMost } satisfies Target }),
    });
  compare('our page', 'finder', 'server-rendered list', 'plain', 1.45);
  compare('our page', 'finder', 'GET nearest on the server, inlined', 'nearest', 1.05);
  compare('our page', 'finder', 'Leaflet eager', 'leaflet', 0.8);
  compare('the finder as a file, snapshot fetched', 'embed', 'server-rendered list', 'plain');
  compare('the finder as a file, snapshot fetched', 'embed', 'our page', 'finder');
  compare(
    'the finder in a council’s page, second origin',
    'hostFinder',
    'the host’s own list',
    'hostList',
    1.75,
  );
  compare('the finder in a council’s page, second origin', 'hostFinder', 'an iframe of it', 'hostFrame', 0.9);
}

function checkAll(report: Report, { name, leastMs }: Network, visits: Visits): void {
  const all = Object.values(visits).flat();
  const early = all.flatMap(({ requests }) => requests).filter((url) => MAP_FILES.test(url));
  report.check(early.length === 0, `${name}: no byte of our map before the list, in ${all.length} visits`);
  const soonest = Math.min(...all.map(({ milliseconds }) => milliseconds));
  report.check(soonest >= leastMs, `${name}: no list sooner than the network allows, ${leastMs} ms`);
}
