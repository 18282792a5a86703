import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { launchOptions } from '../helpers/browser.ts';
import { frames } from './helpers/frames.node.ts';
import { listen, stubRegister } from './helpers/stub-register.node.ts';
import { CANARY } from '../helpers/canary.ts';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const register = stubRegister();
const registerOrigin = await listen(register);

/** Counts for `npm test`, where it asks for them. */
const countReporter = {
  onTestRunFinished({ sessions }) {
    const folder = process.env.TEST_RESULTS;
    if (!folder) return;
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const add = ({ tests, suites }) => {
      for (const { passed, skipped } of tests) counts[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
      suites.forEach(add);
    };
    for (const { testResults, passed, errors } of sessions) {
      if (testResults) add(testResults);
      if (!passed && errors.length > 0) counts.failed++;
    }
    writeFileSync(join(folder, 'web-test-runner.json'), JSON.stringify(counts));
  },
};

export default {
  rootDir,
  files: ['test/widget/**/*.test.ts'],
  nodeResolve: { exportConditions: ['production'] },
  concurrency: 2,
  middleware: [
    // What the first script fetches when it is wanted is asked for by the name that the build gives it.
    (context, next) => {
      if (/^\/widget\/.*\.js$/.test(context.path)) context.url = context.url.replace('.js', '.ts');
      return next();
    },
  ],
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022' }),
    frames(),
    { name: 'stub-register', serverStop: () => register.close() },
  ],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: launchOptions(),
      // A phone far from London, in place and time: nothing the finder says may come from its zone.
      createBrowserContext: ({ browser }) =>
        browser.newContext({
          viewport: { width: 360, height: 740 },
          hasTouch: true,
          timezoneId: 'Asia/Kolkata',
          locale: 'hi-IN',
          permissions: ['geolocation'],
          geolocation: { latitude: CANARY.lat, longitude: CANARY.lon, accuracy: 12 },
        }),
    }),
  ],
  testFramework: { config: { timeout: 10_000 } },
  testRunnerHtml: (testFramework) => `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Tests</title>
        <script>
          window.registerOrigin = '${registerOrigin}';
        </script>
        <script type="module" src="${testFramework}"></script>
      </head>
      <body></body>
    </html>`,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countReporter],
};
