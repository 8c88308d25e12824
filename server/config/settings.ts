import type { Level } from '../engine/reported';
import type { DeclarationFiles, Options } from '../engine/session';
import type { Frontend } from '../syntax/frontend';

/** How manifests are checked and shown. */
export interface Settings {
  /** The level of rules by ID, if it differs from the default. */
  readonly rules: Readonly<Record<string, Level>>;
  /** The region of new manifests. */
  readonly region?: string;
  /** Manifests whose declarations apply to Terraform configurations. */
  readonly declarations?: DeclarationFiles;
  /** The kinds of hints: facts about images, and defaults of steps. */
  readonly inlayHints: { readonly image: boolean; readonly defaults: boolean };
  /** The kinds of code lenses. */
  readonly codeLens: { readonly checks: boolean; readonly uses: boolean };
  /** Whether closed manifests are checked too. */
  readonly workspaceDiagnostics: boolean;
  /** The language of messages. Defaults to that of the client or the environment. */
  readonly locale?: 'en' | 'zh-cn';
}

/** Settings from an editor or a file. All are optional. */
export type GivenSettings = Partial<Omit<Settings, 'inlayHints' | 'codeLens'>> & {
  readonly inlayHints?: Partial<Settings['inlayHints']>;
  readonly codeLens?: Partial<Settings['codeLens']>;
};

/** In ascending order of severity. */
export const levels = ['off', 'info', 'warning', 'error'] as const satisfies readonly Level[];

export const defaultSettings: Settings = {
  rules: {},
  inlayHints: { image: true, defaults: true },
  codeLens: { checks: true, uses: true },
  workspaceDiagnostics: true,
};

/** Merges settings. Later values override earlier ones field by field. */
export function mergedSettings(...given: readonly GivenSettings[]): Settings {
  return given.reduce<Settings>(
    (settings, each) => ({
      rules: { ...settings.rules, ...each.rules },
      region: each.region ?? settings.region,
      declarations: each.declarations ?? settings.declarations,
      inlayHints: { ...settings.inlayHints, ...each.inlayHints },
      codeLens: { ...settings.codeLens, ...each.codeLens },
      workspaceDiagnostics: each.workspaceDiagnostics ?? settings.workspaceDiagnostics,
      locale: each.locale ?? settings.locale,
    }),
    defaultSettings,
  );
}

/** The options of a check. */
export function optionsOf({ rules, declarations }: Settings, frontend: Frontend): Options {
  return { frontend, levels: new Map(Object.entries(rules)), declarations };
}

/** The valid settings in an untrusted value. Everything else is ignored. `from` is the file that they are in; only a file names others. */
export function givenIn(value: unknown, from?: string): GivenSettings {
  const fields = record(value);
  const { region, workspaceDiagnostics, locale, declarations } = fields;
  const paths = Array.isArray(declarations) ? declarations.filter((path) => typeof path === 'string') : [];
  return {
    rules: Object.fromEntries(Object.entries(record(fields['rules'])).flatMap(levelled)),
    inlayHints: flags(fields['inlayHints'], ['image', 'defaults']),
    codeLens: flags(fields['codeLens'], ['checks', 'uses']),
    ...(typeof region === 'string' && region !== '' ? { region } : {}),
    ...(from !== undefined && paths.length > 0 ? { declarations: { from, paths } } : {}),
    ...(typeof workspaceDiagnostics === 'boolean' ? { workspaceDiagnostics } : {}),
    ...(locale === 'en' || locale === 'zh-cn' ? { locale } : {}),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function levelled([id, value]: readonly [string, unknown]): readonly (readonly [string, Level])[] {
  const level = levels.find((each) => each === value);
  return level === undefined ? [] : [[id, level]];
}

function flags<K extends string>(value: unknown, names: readonly K[]): Partial<Record<K, boolean>> {
  const fields = record(value);
  const found: Partial<Record<K, boolean>> = {};
  for (const name of names) {
    const flag = fields[name];
    if (typeof flag === 'boolean') found[name] = flag;
  }
  return found;
}
