import * as catalog from '../../schemas/catalog.json';
import type { Site } from './regions';

/**
 * The evidence for a constraint. `stated`: a current page of Huawei Cloud or the text of an error code; `code`: the source
 * code of the Terraform provider, or a run of Terraform; `older`: pages before 2024 only; `elsewhere`: the site of another operator, or the page of one region; `implied` or `inferred`: not stated explicitly;
 * `disputed`: pages disagree; `contradicted`: a live run of the Terraform provider shows the opposite.
 */
export type Evidence = 'stated' | 'code' | 'older' | 'elsewhere' | 'implied' | 'inferred' | 'disputed' | 'contradicted';

/** Evidence that is strong enough for an error. */
export type Certain = 'stated' | 'code' | 'older';

/** Whether the evidence is strong enough for an error. */
export function isCertain(evidence: Evidence): evidence is Certain {
  return evidence === 'stated' || evidence === 'code' || evidence === 'older';
}

/** One statement of the IMS documents about an operation. */
export interface Constraint {
  readonly statement: string;
  readonly severity: string;
  readonly evidence: Evidence;
  /** The sites that it applies to, if its sources cover some only. */
  readonly sites?: readonly Site[];
  readonly place: string;
  readonly into?: string;
  readonly topic: string;
  readonly operations: readonly string[];
  readonly errorCodes?: { readonly codes: readonly string[]; readonly link: string };
  readonly disagreement?: string;
  readonly newest?: string;
  readonly note?: string;
  readonly remedies?: readonly string[];
  readonly sources: readonly string[];
}

/** An error code of IMS. `foreseen` lists rules whose constraint the code's own message states, `perhaps` others. */
export interface ErrorCode {
  readonly code: string;
  readonly status?: number | string;
  readonly message: string;
  /** The wording of the message on another page. */
  readonly otherMessage?: string;
  readonly cause?: string;
  readonly remedy?: string;
  readonly operations: readonly string[];
  readonly foreseen: readonly string[];
  readonly perhaps: readonly string[];
  readonly sources: readonly string[];
}

// The long tables are required lazily: in a bundle, each is parsed on first use.
const constraints = (): Readonly<Record<string, Constraint>> =>
  catalog.constraints as Readonly<Record<string, Constraint>>;
export const errorCodes = (): readonly ErrorCode[] => catalog.errorCodes;

/** A page that is the source of a fact. */
export interface SourcePage {
  /** The title of the page in English, with the document that it is part of. */
  readonly title: string;
  /** The publisher: one of `sites`. */
  readonly site: string;
  /** The language of the page: one of `languages`. */
  readonly language: string;
  /** The day or year of the page, if it is dated. */
  readonly date?: string;
  readonly url: string;
}

const sources = (): Readonly<Record<string, SourcePage>> => catalog.sources;

/** The name of a publisher, in English. */
export function siteName(site: string): string {
  return nameIn(catalog.sites, site);
}

/** The name of the language of a page, in English. */
export function languageName(language: string): string {
  return nameIn(catalog.languages, language);
}

function nameIn(names: Readonly<Record<string, string>>, id: string): string {
  return names[id] ?? id;
}

/** A constraint by its ID. */
export function constraint(id: string): Constraint | undefined {
  return Object.hasOwn(constraints(), id) ? constraints()[id] : undefined;
}

/** Documented advice about an action that no manifest can violate, as constraint IDs. */
export function adviceOn(action: string): readonly string[] {
  return Object.entries(constraints()).flatMap(([id, { place, operations }]) =>
    place === 'advice' && operations.includes(action) ? [id] : [],
  );
}

/** A source by its ID. */
export function source(id: string): SourcePage | undefined {
  return Object.hasOwn(sources(), id) ? sources()[id] : undefined;
}

/** An error code, ignoring case. */
export function errorCode(code: string): ErrorCode | undefined {
  return errorCodes().find((each) => each.code === code.toUpperCase());
}

/** A parameter of a call. `data_images[].name` is a parameter in a list, `[].op` one in a body that is itself a list. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  /** `true`, or a condition in words. */
  readonly mandatory: boolean | string;
}

/** A call of the service. */
export interface Api {
  /** Its name, with its variant after a dot: `CreateImage.fromServer`. */
  readonly id: string;
  readonly method: string;
  readonly uri: string;
  /** It returns the ID of a job that continues after the response. */
  readonly async: boolean;
  /** The pages of the service that document it. */
  readonly pages: readonly string[];
  readonly parameters: readonly Parameter[];
}

const calls: Readonly<Record<string, readonly string[]>> = catalog.calls;

/** The calls that an action may use. */
export function apisOf(action: string): readonly Api[] {
  return (calls[action] ?? []).flatMap((id) => api(id) ?? []);
}

/** A call by its ID. */
export function api(id: string): Api | undefined {
  const found = catalog.apis.find((each) => each.id === id);
  if (found === undefined) return undefined;
  const { method, uri, async: goesOn, parameters, sources: from } = found;
  return {
    id,
    method,
    uri,
    async: goesOn,
    pages: from.flatMap((each) => {
      const url = source(each)?.url;
      return url?.includes('/api-ims/') === true && !url.includes('appendix') ? [url] : [];
    }),
    parameters: (Array.isArray(parameters) ? parameters : []).flatMap((each) =>
      typeof each === 'string' ? [] : [each],
    ),
  };
}
