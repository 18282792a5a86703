import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { LaunchOptions } from 'playwright-core';

/** Where an installed Chrome or Chromium is, by name on the path or by its usual place. */
const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/snap/bin/chromium',
];

/**
 * How to start a real Chromium for tests, for Playwright and web-test-runner alike: the one that `CHROME_PATH` names,
 * else an installed one, else the one that npm brings for bare Linux machines.
 * @throws where there is none
 */
export function launchOptions(): LaunchOptions {
  const installed = process.env['CHROME_PATH'] ?? findInstalled();
  if (installed) return { executablePath: installed, args: rootArguments() };
  const { folder, executable } = unpackPackaged();
  const environment = {
    ...process.env,
    ...(lacksLibraries(executable) && { LD_LIBRARY_PATH: join(folder, 'lib') }),
    ...(!existsSync('/etc/fonts') && { FONTCONFIG_FILE: join(folder, 'fonts.conf') }),
  };
  return {
    executablePath: executable,
    args: [...rootArguments(), '--headless=shell', '--disable-gpu'],
    env: environment as Record<string, string>,
  };
}

/** Chromium refuses to build its sandbox as root, which is what containers run as. */
function rootArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--disable-setuid-sandbox', '--no-zygote'] : [];
}

function findInstalled(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...USUAL_PLACES].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const FONTS =
  '<?xml version="1.0"?><fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>';

/** Unpacks `@sparticuz/chromium` once, whole or not at all: several test runs may start at the same moment. */
function unpackPackaged(): { folder: string; executable: string } {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const draft = mkdtempSync(join(cache, 'chromium-'));
    const packed = (name: string): Buffer =>
      brotliDecompressSync(readFileSync(join(packageFolder, 'bin', name)));
    writeFileSync(join(draft, 'chromium'), packed('chromium.br'));
    chmodSync(join(draft, 'chromium'), 0o755);
    for (const archive of ['al2023.tar.br', 'fonts.tar.br'])
      execFileSync('tar', ['-x', '-C', draft], { input: packed(archive) });
    writeFileSync(join(draft, 'fonts.conf'), FONTS);
    try {
      renameSync(draft, folder);
    } catch {
      // Another run was quicker.
      rmSync(draft, { recursive: true });
    }
  }
  return { folder, executable: join(folder, 'chromium') };
}

function lacksLibraries(executable: string): boolean {
  try {
    return execFileSync('ldd', [executable]).includes('not found');
  } catch {
    return true;
  }
}
