import { regions } from '../catalog/regions';
import { part, text, word, type Found, type Part } from './found';

/** A bucket of a list in JSON: as the SDKs, the OBS service of others, or an S3 client name its fields. */
export function bucketOf(of: Part): readonly Found[] {
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => text(part(of, name))).find((each) => each !== undefined);
  const name = first('Name', 'BucketName', 'bucketName', 'name');
  if (name === undefined) {
    of.faults.push({ where: part(of, 'Name').where, expected: 'text' });
    return [];
  }
  const storage = storageOf(part(of, 'StorageClass')) ?? storageOf(part(of, 'storageClass'));
  return [bucket(name, first('Location', 'location', 'Region', 'region'), storage)];
}

function storageOf(of: Part): string | undefined {
  return word(of, 'STANDARD', 'WARM', 'COLD', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING');
}

function bucket(name: string, region: string | undefined, storage?: string): Found {
  return { section: 'buckets', id: name, called: name, fields: { region, storage_class: storage } };
}

/** The buckets of OBS's own answer in XML. */
export function bucketsOfXml(xml: string): readonly Found[] {
  const inner = (of: string, tag: string): string | undefined =>
    new RegExp(`<${tag}>\\s*([^<]*?)\\s*</${tag}>`).exec(of)?.[1];
  return [...xml.matchAll(/<Bucket>([^]*?)<\/Bucket>/g)].flatMap(([, of = '']) => {
    const name = inner(of, 'Name');
    const region = inner(of, 'Location');
    return name === undefined || name === '' ? [] : [bucket(name, region === '' ? undefined : region)];
  });
}

/** The buckets that `obsutil ls` and `hcloud obs ls` print, a line each; the region where a column names one. */
export function bucketsOfLines(lines: string): readonly Found[] {
  const known = new Set(regions.map((region) => region.id));
  return lines.split('\n').flatMap((line) => {
    const [address = '', ...columns] = line.trim().split(/\s+/);
    const [name = ''] = address.startsWith('obs://') ? address.slice('obs://'.length).split('/', 1) : [];
    return name === ''
      ? []
      : [
          bucket(
            name,
            columns.find((each) => known.has(each)),
          ),
        ];
  });
}
