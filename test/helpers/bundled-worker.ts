import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** One module that workerd runs, from source that imports the project's files by their path from its root (`/api/…`). */
export async function bundledWorker(source: string): Promise<string> {
  const id = '/test-worker.js';
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    plugins: [
      {
        name: 'test-worker',
        resolveId: (wanted) => (wanted === id ? id : undefined),
        load: (wanted) => (wanted === id ? source : undefined),
      },
    ],
    build: { write: false, minify: false, target: 'es2023', lib: { entry: id, formats: ['es'] } },
  });
  const [result] = Array.isArray(output) ? output : [output];
  if (!result || !('output' in result)) throw new Error('The bundler answered without a result');
  return result.output[0].code;
}
