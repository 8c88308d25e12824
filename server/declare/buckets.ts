import { regions } from '../catalog/regions';
import { storageClasses } from '../catalog/storage-classes';
import { cursorTo, requiredText, text, word, type ImportedResource, type JsonCursor } from './resource';

/** Buckets in a JSON list, with the field names of the SDKs, OBS-compatible services or S3 clients. */
export function bucketOf(of: JsonCursor): readonly ImportedResource[] {
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => text(cursorTo(of, name))).find((each) => each !== undefined);
  const name = first('Name', 'BucketName', 'bucketName', 'name') ?? requiredText(of, 'Name');
  if (name === undefined) return [];
  const storage = storageClassOf(cursorTo(of, 'StorageClass')) ?? storageClassOf(cursorTo(of, 'storageClass'));
  return [bucket(name, first('Location', 'location', 'Region', 'region'), storage)];
}

/** A storage class of OBS. */
export function storageClassOf(of: JsonCursor): string | undefined {
  return word(of, ...storageClasses.map(({ id }) => id));
}

function bucket(name: string, region: string | undefined, storage?: string): ImportedResource {
  return { section: 'buckets', id: name, called: name, fields: { region, storage_class: storage } };
}

/** The buckets in an XML response of OBS. */
export function bucketsOfXml(xml: string): readonly ImportedResource[] {
  const inner = (of: string, tag: string): string | undefined =>
    new RegExp(`<${tag}>\\s*([^<]*?)\\s*</${tag}>`).exec(of)?.[1];
  return [...xml.matchAll(/<Bucket>([^]*?)<\/Bucket>/g)].flatMap(([, of = '']) => {
    const name = inner(of, 'Name');
    const region = inner(of, 'Location');
    return name === undefined || name === '' ? [] : [bucket(name, region === '' ? undefined : region)];
  });
}

/** The buckets that `obsutil ls` and `hcloud obs ls` print, one per line, with the region if a column has one. */
export function bucketsOfLines(lines: string): readonly ImportedResource[] {
  const known = new Set(regions.map((region) => region.id));
  return lines.split('\n').flatMap((line) => {
    const [address = '', ...columns] = line.trim().split(/\s+/);
    const [name = ''] = address.startsWith('obs://') ? address.slice('obs://'.length).split('/', 1) : [];
    const region = columns.find((each) => known.has(each));
    return name === '' ? [] : [bucket(name, region)];
  });
}
