import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: every check that CI makes, in the order in which they are quickest to fail. All of them run even where
 * one fails; the last line counts each check and each test.
 */

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Reads the counts its runner left in the results folder; a check without is one pass or one failure. */
  readonly counts?: (results: string) => Counts;
}

const results = mkdtempSync(join(tmpdir(), 'havens-tests-'));

const CHECKS: readonly Check[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'types of the domain', command: ['tsc', '-p', 'api/domain'] },
  { name: 'types of the server', command: ['tsc', '-p', 'api'] },
  { name: 'types of the widget', command: ['tsc', '-p', 'widget'] },
  { name: 'types of the admin pages’ module', command: ['tsc', '-p', 'admin/browser'] },
  { name: 'types of the tests', command: ['tsc', '-p', 'test'] },
  { name: 'build', command: ['npm', 'run', 'build', '--silent'] },
  {
    name: 'unit, contract, structure and journeys',
    command: [
      ...['vitest', 'run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${join(results, 'vitest.json')}`,
    ],
    counts: countVitest,
  },
  {
    name: 'components in a browser',
    command: ['npm', 'run', 'test:widget', '--silent'],
    counts: countWebTestRunner,
  },
];

function countVitest(folder: string): Counts {
  const report = JSON.parse(readFileSync(join(folder, 'vitest.json'), 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    numFailedTestSuites: number;
  };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function countWebTestRunner(folder: string): Counts {
  return JSON.parse(readFileSync(join(folder, 'web-test-runner.json'), 'utf8')) as Counts;
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };

for (const { name, command, counts } of CHECKS) {
  const [program = '', ...args] = command;
  console.log(`\n── ${name}`);
  const started = process.hrtime.bigint();
  const { status } = spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TEST_RESULTS: results },
  });
  const seconds = Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
  const counted = readCounts(counts);
  // A runner that fails without a failed test (it crashed, or ran none) is a failure all the same.
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  if (status === 0 && counted.passed === 0) counted.passed = counts ? 0 : 1;
  if (counts && status === 0 && counted.passed === 0) counted.failed = 1;
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped += counted.skipped;
  console.log(`── ${name}: ${counted.failed === 0 ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
}

function readCounts(counts: Check['counts']): Counts {
  try {
    return counts?.(results) ?? { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(`no result of the runner: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

if (existsSync(results)) rmSync(results, { recursive: true });
if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
