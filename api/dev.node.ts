import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './project-folder.node.ts';

/**
 * `npm run dev`: the server from its sources, started anew when they or the built files change; the elements, and what
 * the signed-in pages load, are built anew when theirs do.
 */
const COMMANDS = [
  ['vite', 'build', '--watch', '--config', 'widget/vite.config.ts'],
  ['vite', 'build', '--watch', '--config', 'admin/vite.config.ts'],
  [
    'tsx',
    'watch',
    '--tsconfig',
    'api/tsconfig.json',
    '--clear-screen=false',
    '--include',
    'dist/public/**',
    'api/main.node.ts',
  ],
] as const;

const root = projectFolder();
const children = COMMANDS.map(([command, ...args]) =>
  spawn(join(root, 'node_modules/.bin', command), args, { cwd: root, stdio: 'inherit' }),
);

function stop(): void {
  for (const child of children) child.kill('SIGTERM');
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
for (const child of children) {
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 0;
    stop();
  });
}
