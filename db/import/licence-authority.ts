import type { Authority } from '../areas.ts';
import type { AuthorityOf } from './judge-licence.ts';

/**
 * Whose licence a row is: the authority that the operator named, else the one whose ONS code or name the row holds.
 * @param given by the operator; rows that name another authority of the register are then refused
 * @param known all authorities of the register
 */
export function licenceAuthority(given: Authority | undefined, known: readonly Authority[]): AuthorityOf {
  const byName = new Map(known.map((authority) => [plainName(authority.name), authority]));
  const byCode = new Map(known.map((authority) => [authority.code, authority]));
  return ({ label, uri }) => {
    const code = /\b[EWSN]\d{8}\b/.exec(uri)?.[0];
    const named = (code === undefined ? undefined : byCode.get(code)) ?? byName.get(plainName(label));
    if (!given) {
      if (named) return { code: named.code };
      const said =
        label === ''
          ? 'names no organisation'
          : `is of "${label.slice(0, 60)}", which is no authority of this register`;
      return { refused: `${said}: give --authority CODE` };
    }
    if (named && named.code !== given.code) return { refused: `is of ${named.name}, not of ${given.name}` };
    return { code: given.code };
  };
}

/** `London Borough of Barnet`, `Barnet Council` and `BARNET` are one. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(london|royal|metropolitan|borough|city|district|county|council|of|the)\b/g, ' ')
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
