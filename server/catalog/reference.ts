import * as catalog from '../../schemas/catalog.json';
import type { Site } from './regions';

/**
 * What a constraint rests on. `stated`: a current page of Huawei Cloud or the text of an error code; `older`: pages before 2024
 * alone; `elsewhere`: the site of another operator, or the page of one region; `implied` or `inferred`: not written in so many
 * words; `disputed`: pages disagree; `contradicted`: a live run of the Terraform provider shows the opposite.
 */
export type Evidence = 'stated' | 'older' | 'elsewhere' | 'implied' | 'inferred' | 'disputed' | 'contradicted';

type Certain = 'stated' | 'older';

/** Whether what rests on it may be called an error. */
export function isCertain(evidence: Evidence): evidence is Certain {
  return evidence === 'stated' || evidence === 'older';
}

/** One thing that the documents of IMS say about an operation. */
export interface Constraint {
  readonly statement: string;
  readonly severity: string;
  readonly evidence: Evidence;
  /** The sites that it applies to, where its sources speak of some only. */
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

/** An error code of IMS; `foreseen` by rules whose constraint the code's own message states, `perhaps` by others. */
export interface ErrorCode {
  readonly code: string;
  readonly status?: number | string;
  readonly message: string;
  /** How another page words the message. */
  readonly otherMessage?: string;
  readonly cause?: string;
  readonly remedy?: string;
  readonly operations: readonly string[];
  readonly foreseen: readonly string[];
  readonly perhaps: readonly string[];
  readonly sources: readonly string[];
}

// The long tables are looked up where they are used: in a bundle each is read when it is first asked for.
const constraints = (): Readonly<Record<string, Constraint>> =>
  catalog.constraints as Readonly<Record<string, Constraint>>;
export const errorCodes = (): readonly ErrorCode[] => catalog.errorCodes;

/** A page that a fact was read from. */
export interface Source {
  /** The title of the page, in English, after the document that it is part of. */
  readonly title: string;
  /** Who published it: one of `sites`. */
  readonly site: string;
  /** The language of the page: one of `languages`. */
  readonly language: string;
  /** The day or the year of the page, where it is dated. */
  readonly date?: string;
  readonly url: string;
}

const sources = (): Readonly<Record<string, Source>> => catalog.sources;

/** The name of who published a page, in English. */
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

/** A constraint by its id. */
export function constraint(id: string): Constraint | undefined {
  return Object.hasOwn(constraints(), id) ? constraints()[id] : undefined;
}

/** What the documents say of an action that no manifest can break, by the ids of the constraints. */
export function adviceOn(action: string): readonly string[] {
  return Object.entries(constraints()).flatMap(([id, { place, operations }]) =>
    place === 'advice' && operations.includes(action) ? [id] : [],
  );
}

/** A source by its id. */
export function source(id: string): Source | undefined {
  return Object.hasOwn(sources(), id) ? sources()[id] : undefined;
}

/** An error code, in upper or lower case. */
export function errorCode(code: string): ErrorCode | undefined {
  return errorCodes().find((each) => each.code === code.toUpperCase());
}

/** A parameter of a call; `data_images[].name` is one in a list, `[].op` one of a body that is a list itself. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  /** Always, or unless something else is given. */
  readonly mandatory: boolean | string;
}

/** A call of the service. */
export interface Api {
  /** Its name, and behind a dot which of its forms: `CreateImage.fromServer`. */
  readonly id: string;
  readonly method: string;
  readonly uri: string;
  /** It answers with the id of a job that goes on after the answer. */
  readonly async: boolean;
  /** The addresses of what the service's own documents say of it. */
  readonly pages: readonly string[];
  readonly parameters: readonly Parameter[];
}

const calls: Readonly<Record<string, readonly string[]>> = catalog.calls;

/** The calls that an action may stand for. */
export function apisOf(action: string): readonly Api[] {
  return (calls[action] ?? []).flatMap((id) => api(id) ?? []);
}

/** A call by its id. */
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
