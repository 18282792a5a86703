import type { Deps } from '../../api/deps.ts';

type Asset = Deps['asset'];

/** By the reader and the path: a reader belongs to one build, whose files do not change. */
const known = new WeakMap<Asset, Map<string, string>>();

/**
 * Where a built file is, with its version in the query: `/assets/admin.css?v=3f9a…`. A browser that keeps a copy then
 * asks anew after an upgrade. Undefined where the file is not there or cannot be had: no page fails for it.
 */
export async function assetAddress(asset: Asset, path: string): Promise<string | undefined> {
  const ofReader = known.get(asset) ?? new Map<string, string>();
  known.set(asset, ofReader);
  const found = ofReader.get(path);
  if (found !== undefined) return found;
  const text = await asset(path).catch(() => undefined);
  if (text === undefined) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const address = `/${path}?v=${[...digest.slice(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  ofReader.set(path, address);
  return address;
}
