import { message, type Message, type MessageId } from '../messages/message';
import { jsonFaultAt } from '../text/json';
import { bucketOf, bucketsOfLines, bucketsOfXml } from './buckets';
import { items, cursorTo, text, type WrongType, type ImportedResource, type JsonCursor } from './resource';
import { columnsOf, imageOf, shownOf } from './images';
import { keyOf, keysOf } from './keys';
import { quotasOf } from './quotas';
import { stateOf } from './terraform';

/** The resources in an input, and which kind of output it is. */
export interface Read {
  readonly kind: Message;
  readonly found: readonly ImportedResource[];
  /** Resource types that are ignored. */
  readonly others: readonly string[];
}

/** What is wrong with an input, and where in its text if that is known (UTF-16 offset). */
export interface Wrong {
  readonly wrong: Message;
  readonly at?: number;
}

/** Reads the output of a cloud tool and detects its kind from its shape. */
export function read(input: string): Read | Wrong {
  const begin = input.trimStart().replace(/^\uFEFF/, '');
  if (begin === '') return { wrong: message('declare.empty') };
  if (/^[ \t]*obs:\/\//m.test(input) && !/^[[{<]/.test(begin))
    return { kind: message('declare.kind.buckets'), found: bucketsOfLines(input), others: [] };
  if (begin.startsWith('<')) {
    if (!begin.includes('<ListAllMyBucketsResult')) return { wrong: message('declare.unknown') };
    if (!begin.includes('</ListAllMyBucketsResult>')) return { wrong: message('declare.broken-off'), at: input.length };
    return { kind: message('declare.kind.buckets'), found: bucketsOfXml(begin), others: [] };
  }
  const json = input.replace(/^\uFEFF/, ' ');
  const at = jsonFaultAt(json);
  if (at !== undefined) {
    const breaksOff = at >= json.trimEnd().length;
    const second = !breaksOff && jsonFaultAt(json.slice(0, at)) === undefined;
    return { wrong: message(breaksOff ? 'declare.broken-off' : second ? 'declare.second' : 'declare.no-json'), at };
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // Only input that is nested too deeply for the parser gets here.
    return { wrong: message('declare.unknown') };
  }
  return readJson({ value, where: '', faults: [] });
}

function readJson(all: JsonCursor): Read | Wrong {
  const has = (name: string): boolean => cursorTo(all, name).value !== undefined;
  const is = (
    name: MessageIdOfKind,
    found: readonly ImportedResource[],
    others: readonly string[] = [],
  ): Read | Wrong => {
    const [fault] = all.faults;
    return fault === undefined ? { kind: { id: name, args: {} }, found, others } : { wrong: faultOf(fault) };
  };
  if (Array.isArray(all.value)) {
    const list = items(all);
    const [first] = list;
    if (first === undefined) return { wrong: message('declare.unknown') };
    const named = (name: string): boolean => cursorTo(first, name).value !== undefined;
    if (named('ID') && named('Name')) return is('declare.kind.openstack', list.flatMap(columnsOf));
    if (named('key_id')) return is('declare.kind.keys', list.flatMap(keyOf));
    if (named('id') && (named('name') || named('status'))) return is('declare.kind.images', list.flatMap(imageOf));
    if (named('bucketName') || named('BucketName') || named('CreationDate'))
      return is('declare.kind.buckets', list.flatMap(bucketOf));
    return { wrong: message('declare.unknown') };
  }
  if (has('error') || has('error_code') || has('error_msg')) return refusal(all);
  if (has('planned_values') || has('resource_changes')) return { wrong: message('declare.terraform-plan') };
  if (has('lineage') && has('resources')) return { wrong: message('declare.terraform-raw') };
  if (has('values') || (has('format_version') && has('terraform_version'))) {
    const { found, others } = stateOf(all);
    return is('declare.kind.terraform', found, others);
  }
  if (has('key_details') || has('keys')) return is('declare.kind.keys', keysOf(all));
  if (has('key_info')) return is('declare.kind.keys', keyOf(cursorTo(all, 'key_info')));
  if (has('images')) return is('declare.kind.images', items(cursorTo(all, 'images')).flatMap(imageOf));
  const quotas = quotasOf(all);
  if (quotas !== undefined) return is('declare.kind.quotas', quotas);
  const buckets = ['Buckets', 'buckets'].find(has);
  if (buckets !== undefined) return is('declare.kind.buckets', items(cursorTo(all, buckets)).flatMap(bucketOf));
  if (has('id') && has('properties')) return is('declare.kind.openstack', shownOf(all));
  if (has('id') && has('status') && has('name')) return is('declare.kind.images', imageOf(all));
  return { wrong: message('declare.unknown') };
}

type MessageIdOfKind = Extract<MessageId, `declare.kind.${string}`>;

/** The error in the answer of a rejected call. */
function refusal(all: JsonCursor): Wrong {
  const error = typeof cursorTo(all, 'error').value === 'object' ? cursorTo(all, 'error') : all;
  const quiet = { ...error, faults: [] };
  const said = ['code', 'error_code', 'message', 'error_msg'].flatMap((name) => text(cursorTo(quiet, name)) ?? []);
  return { wrong: message('declare.refusal', { said: said.join(' ') }) };
}

function faultOf({ where, expected }: WrongType): Message {
  return message('declare.fault', { where, expected: { id: `declare.expected.${expected}`, args: {} } });
}
