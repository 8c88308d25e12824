import type { Fact } from '../../facts/fact';
import type { Image, ImageKind } from '../../facts/entity';
import { sizeInShort } from '../hover/entity-markdown';

/** The facts of an image when it first exists. */
export interface ImageLook {
  readonly kind?: ImageKind;
  /** In GiB; an upper bound if its own size is unknown. */
  readonly size?: string;
  readonly region?: string;
  readonly encrypted?: boolean;
  /** The name of its encryption key. */
  readonly key?: string;
}

/** What a picture shows of an image. */
export function lookOf({ facts }: Image): ImageLook {
  const valueOf = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);
  return {
    kind: valueOf(facts.kind),
    size: sizeInShort(facts),
    region: valueOf(facts.region),
    encrypted: valueOf(facts.encrypted),
    key: valueOf(facts.key)?.name,
  };
}
