import { regionName } from '../display-names';
import { message, say, type Catalogue, type Message } from '../../messages/message';
import type { LineageStep } from './lineage';
import type { Lane, LineageNode } from './lineage-nodes';

/** The text of an entity in a picture, one line each. */
export interface NodeWords {
  readonly title: string;
  /** Its kind and size, or its type. */
  readonly about: string;
  /** For an image: its encryption, if known. */
  readonly encryption?: string;
}

export function nodeWords(node: LineageNode, catalogue: Catalogue): NodeWords {
  const { type, name, look, origin } = node;
  const parts: string[] = [];
  if (look?.kind !== undefined) parts.push(say(message(`pipeline.kind.${look.kind}`), catalogue));
  else parts.push(say(message(`pipeline.type.${type}`), catalogue));
  if (look?.size !== undefined) parts.push(look.size);
  if (origin === 'missing') parts.push(say(message('pipeline.missing'), catalogue));
  return {
    title: type === 'market' ? say(message('pipeline.market'), catalogue) : name,
    about: parts.join(' · '),
    encryption: encryptionOf(node, catalogue),
  };
}

function encryptionOf({ look }: LineageNode, catalogue: Catalogue): string | undefined {
  if (look?.encrypted === undefined) return undefined;
  if (!look.encrypted) return say(message('pipeline.unencrypted'), catalogue);
  return say(
    look.key === undefined ? message('pipeline.encrypted') : message('pipeline.encrypted-with', { key: look.key }),
    catalogue,
  );
}

/** What a step does, with its position in the run. `index` is zero-based. */
export function stepTitle(step: LineageStep, index: number, catalogue: Catalogue): string {
  return say(message('pipeline.step', { number: index + 1, action: actionWords(step) }), catalogue);
}

/** What a step does, and the account that does it if it is not your own. */
export function actionWords({ action, account }: Pick<LineageStep, 'action' | 'account'>): Message {
  const what = message(`pipeline.action.${action}`);
  return account === undefined ? what : message('pipeline.action-by', { account, action: what });
}

/** The account of a lane if it is not your own, the ID of its region, and the name of the region if known. */
export function laneTitle(lane: Lane | undefined, catalogue: Catalogue): string {
  const { place, name } = laneWords(lane, catalogue);
  return name === '' ? place : `${place} · ${name}`;
}

/** The account and the region of a lane, and the name of the region, as two parts of a title. */
export function laneWords(
  { region, account }: Lane = {},
  catalogue: Catalogue,
): { readonly place: string; readonly name: string } {
  const where = region ?? say(message('pipeline.region-unknown'), catalogue);
  return {
    place: account === undefined ? where : `${account} · ${where}`,
    name: (region === undefined ? undefined : regionName(region, catalogue)) ?? '',
  };
}
