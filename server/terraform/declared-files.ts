import type { Instance } from '../model/configuration';
import { uploadOf } from '../model/terraform/things';
import { splitUrl, textOf } from '../model/terraform/values';
import { Described, type Declaration } from './described';
import type { NodeWriter } from './nodes';
import { fileName, type Scope } from './steps';

/** The file of an import: its upload, otherwise what the URL says. */
export function fileOf(it: Described): readonly Declaration[] {
  const { instance, writer, scope } = it;
  const url = it.argument('image_url');
  if (url === undefined || uploadOf(url.value, scope.things) !== undefined) return [];
  const { bucket, object } = splitUrl(url.value);
  const name = scope.things.nameOf('buckets', bucket);
  return it.declare(
    'files',
    {
      bucket: name === undefined ? undefined : writer.scalar(name, url.at),
      object: object && writer.value(object, url.at),
    },
    fileName(instance, scope.things),
  );
}

/** A file that the configuration uploads. */
export function uploadedFile(upload: Instance, writer: NodeWriter, scope: Scope): Declaration {
  const it = new Described(upload, writer, scope);
  const encrypted = it.argument('encryption');
  const isEncrypted = encrypted !== undefined && textOf(encrypted.value) === 'true';
  return {
    section: 'files',
    name: upload.address,
    value: writer.map({
      bucket: it.reference('buckets', 'bucket'),
      object: it.value('key'),
      storage_class: it.value('storage_class'),
      encryption: isEncrypted ? writer.scalar('sse-kms', encrypted.at) : encrypted && writer.unknown(encrypted.at),
      key: it.reference('keys', 'kms_key_id'),
    }),
  };
}
