import type { Boundary } from '../../api/domain/boundary.ts';
import { readGeometry } from './area-geometry.ts';
import { ImportFileError } from './import-errors.ts';
import { isObject, parseJson } from './json-text.ts';

export interface AreaFeature {
  readonly kind: 'ward' | 'authority';
  /** ONS code. */
  readonly code: string;
  readonly name: string;
  readonly boundary: Boundary;
  /** Of a ward, where its file tells. */
  readonly authority?: { readonly code: string; readonly name: string } | undefined;
}

export type FeatureReading = { readonly code: string; readonly name: string } & (
  { readonly feature: AreaFeature } | { readonly problem: string }
);

/** ONS codes by their first three characters (Register of Geographic Codes): electoral wards, and local authorities. */
const WARD_CODE = /^(E05|W05|S13|N08)\d{6}$/;
const AUTHORITY_CODE = /^(E0[6-9]|W06|S12|N09)\d{6}$/;

/** The ONS puts the year into its property names: WD23CD, LAD24NM. */
const WARD = { code: /^WD\d\dCD$/i, name: /^WD\d\dNM$/i };
const AUTHORITY = { code: /^(LAD|LTLA|CTYUA|UTLA)\d\dCD$/i, name: /^(LAD|LTLA|CTYUA|UTLA)\d\dNM$/i };

/**
 * The wards and authorities of a GeoJSON file, in its order.
 * @throws ImportFileError where it is no GeoJSON of areas in WGS 84
 */
export function readAreaFeatures(file: string, text: string): FeatureReading[] {
  const json = parseJson(file, text);
  if (!isObject(json) || json['type'] !== 'FeatureCollection' || !Array.isArray(json['features'])) {
    throw new ImportFileError(file, 'is not a GeoJSON FeatureCollection');
  }
  const crs = JSON.stringify(json['crs'] ?? '');
  if (crs !== '""' && !/CRS84|4326/.test(crs)) {
    throw new ImportFileError(file, `is not in WGS 84 (${crs.slice(0, 80)}); export it as EPSG:4326`);
  }
  const features = json['features'] as readonly unknown[];
  if (features.length === 0) throw new ImportFileError(file, 'holds no features');
  return features.map(readFeature);
}

function readFeature(feature: unknown): FeatureReading {
  const properties = isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {};
  const ward = pick(properties, WARD);
  const authority = pick(properties, AUTHORITY);
  const id = isObject(feature) && typeof feature['id'] === 'string' ? feature['id'] : '';
  const code = ward.code || authority.code || id;
  const name = ward.code ? ward.name : authority.name;
  const kind = WARD_CODE.test(code) ? 'ward' : AUTHORITY_CODE.test(code) ? 'authority' : undefined;
  const problem = (text: string) => ({ code, name, problem: text });
  if (code === '') return problem('has no ONS code: no property such as WD24CD or LAD24CD');
  if (!kind) return problem(`"${code}" is neither the ONS code of a ward nor of an authority`);
  if (name === '') return problem('has no name: no property such as WD24NM or LAD24NM');
  const geometry = readGeometry(isObject(feature) ? feature['geometry'] : undefined);
  if ('problem' in geometry) return problem(geometry.problem);
  const of = kind === 'ward' && AUTHORITY_CODE.test(authority.code) ? authority : undefined;
  return { code, name, feature: { kind, code, name, boundary: geometry.boundary, authority: of } };
}

function pick(
  properties: Readonly<Record<string, unknown>>,
  patterns: { readonly code: RegExp; readonly name: RegExp },
): { code: string; name: string } {
  const valueOf = (pattern: RegExp) => {
    const value = Object.entries(properties).find(([key]) => pattern.test(key))?.[1];
    return typeof value === 'string' ? value.trim() : '';
  };
  return { code: valueOf(patterns.code), name: valueOf(patterns.name) };
}
