import { regionName } from './called';
import { message, say, type Catalogue } from '../messages/message';
import type { Lineage, LineageStep } from './lineage';
import type { LineageNode } from './lineage-things';

/** What is said of a thing in a picture, each on a line of its own. */
export interface NodeWords {
  readonly title: string;
  /** Its kind and size, or what else it is. */
  readonly about: string;
  /** Of an image: how it is encrypted, as far as that is known. */
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

/** What a step does, with its place in the run; `index` counts from 0. */
export function stepTitle({ action }: LineageStep, index: number, catalogue: Catalogue): string {
  const what = message(`pipeline.action.${action}`);
  return say(message('pipeline.step', { number: index + 1, action: what }), catalogue);
}

/** The id of a lane's region with its name, where one is known. */
export function laneTitle(region: Lineage['lanes'][number], catalogue: Catalogue): string {
  if (region === undefined) return say(message('pipeline.region-unknown'), catalogue);
  const name = regionName(region, catalogue);
  return name === undefined ? region : `${region} · ${name}`;
}
