import type { Argument, Value } from '../../model/terraform/configuration';
import { uploadOf } from '../../model/terraform/instance';
import { splitUrl, textOf } from '../../model/terraform/values';
import type { Node } from '../../syntax/node';
import type { AnchoredSpan } from '../../text/anchored-span';
import { InstanceWriter, type Declaration } from './instance-writer';
import type { NodeWriter } from './nodes';
import { fileName } from './steps';

/** The file of an import: its upload, otherwise the object in the URL. */
export function fileOf(it: InstanceWriter): readonly Declaration[] {
  const { writer, lookups } = it;
  const url = it.argument('image_url');
  if (url === undefined || uploadOf(url.value, lookups.finder) !== undefined) return [];
  const { bucket, object } = splitUrl(url.value);
  const name = lookups.finder.nameOf('buckets', bucket);
  return it.declare(
    'files',
    {
      bucket: name === undefined ? undefined : writer.scalar(name, url.at),
      object: object && writer.value(object, url.at),
      format: format(object, url.at, writer),
    },
    fileName(it),
  );
}

/** The default encryption of a bucket. */
export function bucketEncryption(it: InstanceWriter): Node {
  const argument = it.argument('encryption');
  if (argument === undefined) return it.writer.scalar('none');
  if (argument.value.type !== 'known') return it.writer.unknown(argument.at);
  if (String(argument.value.value) !== 'true') return it.writer.scalar('none', argument.at);
  const algorithm = it.from('sse_algorithm', (name) => (name === 'AES256' ? 'sse-obs' : 'sse-kms'));
  return algorithm ?? it.writer.scalar('sse-kms', argument.at);
}

/** A file that the configuration uploads. */
export function uploadedFile(it: InstanceWriter): readonly Declaration[] {
  const { writer } = it;
  const encrypted = it.argument('encryption');
  const key = it.argument('key');
  const isEncrypted = encrypted !== undefined && textOf(encrypted.value) === 'true';
  return it.declare('files', {
    bucket: it.reference('buckets', 'bucket'),
    object: it.value('key'),
    format: format(key?.value, key?.at, writer) ?? format(it.argument('source')?.value, undefined, writer),
    storage_class: it.value('storage_class'),
    encryption: isEncrypted ? writer.scalar('sse-kms', encrypted.at) : ofBucket(it, encrypted),
    key: it.reference('keys', 'kms_key_id'),
  });
}

/** An object that is not encrypted itself is encrypted as its bucket says. */
function ofBucket(it: InstanceWriter, encrypted: Argument | undefined): Node | undefined {
  if (encrypted !== undefined && textOf(encrypted.value) === undefined) return it.writer.unknown(encrypted.at);
  const bucket = it.lookups.finder.instanceOf('buckets', it.argument('bucket')?.value);
  return bucket?.mode === 'managed' ? bucketEncryption(new InstanceWriter(bucket, it.writer, it.lookups)) : undefined;
}

const formats = /\.(vhd|vmdk|qcow2|raw|vhdx|qcow|vdi|qed|zvhd|zvhd2|iso)$/i;

/** The format that the name of a file ends with. */
function format(name: Value | undefined, at: AnchoredSpan | undefined, writer: NodeWriter): Node | undefined {
  const end = name?.type === 'text' ? name.parts.at(-1) : textOf(name);
  const extension = typeof end === 'string' ? formats.exec(end)?.[1] : undefined;
  return extension === undefined ? undefined : writer.scalar(extension.toLowerCase(), at);
}
