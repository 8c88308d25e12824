import { disksIn } from '../features/navigation/disks';
import { placesOf, symbolsIn, type SymbolAtCursor, type SymbolUses } from '../features/navigation/symbols';
import type { Checked } from '../engine/session';
import { toLocation } from './convert';
import type { Location } from './protocol';

type Symbol = Omit<SymbolUses, 'here'>;

/** The scope of a symbol: the file that declares it, and those that include this file. */
export async function symbolsAcross(
  found: SymbolUses | SymbolAtCursor,
  checkedWith: (path: string) => Promise<readonly Checked[]>,
): Promise<readonly Symbol[]> {
  const { declared } = found;
  if (declared === undefined) return [];
  const all = await checkedWith(declared.anchor.source.path);
  return all
    .filter(({ source }) => source.path !== found.checked.source.path)
    .flatMap((checked) =>
      'section' in found ? symbolsIn(checked, found, declared) : disksIn(checked, found, declared),
    );
}

/** The places of a symbol in all files, each once, starting with the file of the request. */
export function locationsOf(symbols: readonly Symbol[]): Location[] {
  const locations = symbols.flatMap((symbol) => placesOf(symbol).map(toLocation));
  return [...new Map(locations.map((each) => [JSON.stringify(each), each])).values()];
}
