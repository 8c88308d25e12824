import { disksIn } from '../../features/navigation/disks';
import { placesOf, symbolsIn, type SymbolUses } from '../../features/navigation/symbols';
import type { Checked } from '../../engine/session';
import { toLocation } from '../convert';
import type { Location } from '../protocol';

/** The scope of a symbol: the file that declares it, and those that include this file. */
export async function symbolsAcross(
  found: SymbolUses,
  checkedWith: (path: string) => Promise<readonly Checked[]>,
): Promise<readonly SymbolUses[]> {
  const { declared, section, name } = found;
  if (declared === undefined) return [];
  const all = await checkedWith(declared.anchor.source.path);
  return all
    .filter(({ source }) => source.path !== found.checked.source.path)
    .flatMap((checked) =>
      section === undefined ? disksIn(checked, found, declared) : symbolsIn(checked, { section, name }, declared),
    );
}

/** The places of a symbol in all files, each once, starting with the file of the request. */
export function locationsOf(symbols: readonly SymbolUses[]): Location[] {
  const locations = symbols.flatMap((symbol) => placesOf(symbol).map(toLocation));
  return [...new Map(locations.map((each) => [JSON.stringify(each), each])).values()];
}
