// `npm run fuzz`: random texts, edits, and conversations for a minute; `FUZZ=30` runs for 30 minutes. Every part prints how much it
// tried, what was slowest, and its minimized failures with their seed: `SEED=7 PART=offers` repeats from there.
// Failures are printed immediately. `PART='full size'` tries all hostile texts of up to 10 MB, each with a new server,
// and `PART='large values'` all configurations with large values, each in a process of its own.
import fc from 'fast-check';
import { blockScalars, hostile, traps } from '../corpus/hostile';
import { examples, pages } from '../corpus/own';
import { yamlSuite } from '../corpus/yaml';
import { editedHcl } from '../hcl/arbitraries';
import { hclReadAgain } from '../hcl/read-again';
import { anyBytes, anyText, brokenText, typedText } from '../support/arbitraries';
import { anyConversation, anyMoves, converse, talker } from '../support/conversation';
import { randomOf } from '../support/edits';
import { generated } from '../support/generate';
import { dangerous, plansMeanThemselves } from '../support/plans';
import { formattingKeepsMeaning, offersRepeated, renamingGoesBack } from '../support/properties';
import { anyEvents, scansMissNothing } from '../support/scanned';
import { anyConfigurationFolder, anyFolder, endsInWords } from '../support/special';
import { mutatedPlan, planSurvives } from '../support/mutated-plans';
import { configurationSurvives } from '../support/configuration-survives';
import { follower, survive } from '../support/survive';
import { fullSize } from './full';
import { largeConfigurations } from './large';

const minutes = Number(process.env['FUZZ'] ?? 1);
const only = process.env['PART'];
const first = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** Tries one input and returns the length of its text. */
type Trial<T> = (tried: T) => number | Promise<number>;

interface Part {
  readonly name: string;
  /** The share of the total time. */
  readonly share: number;
  readonly property: (note: (characters: number, ms: number) => void) => fc.IAsyncPropertyWithHooks<unknown>;
}

function part<T>(name: string, share: number, values: fc.Arbitrary<T>, trial: Trial<T>): Part {
  return {
    name,
    share,
    property: (note) =>
      fc.asyncProperty<[T]>(values, async (value) => {
        const began = performance.now();
        note(await trial(value), performance.now() - began);
      }),
  };
}

const own = [...examples(), ...pages()].map(({ text }) => text);
const short = [generated(8), ...blockScalars().map(({ text }) => text), ...own.map((text) => text.slice(0, 2500))];
const place = fc.nat();
const at = (text: string, nodePath: number): number => nodePath % (text.length + 1);
const follow = follower();
const program = 'dist/cli.js';
const talk = talker(program);

const parts: readonly Part[] = [
  part('any text', 0.05, fc.tuple(anyText, place), ([pieces, nodePath]) => {
    const text = pieces.join('');
    survive(text, at(text, nodePath));
    const typing = follower();
    pieces.forEach((_, index) => {
      if (index % 4 === 3) typing(pieces.slice(0, index).join(''));
    });
    return text.length;
  }),
  part('any bytes', 0.05, anyBytes, (text) => survive(text, 10).text.length),
  part('terraform', 0.05, editedHcl, (edited) => {
    hclReadAgain(edited);
    return edited.text.length;
  }),
  part('configurations', 0.05, place, configurationSurvives),
  part(
    'broken',
    0.1,
    fc.tuple(brokenText([...own, ...yamlSuite().map(({ text }) => text)]), place),
    ([text, nodePath]) => {
      follow(text);
      survive(text, at(text, nodePath));
      return text.length;
    },
  ),
  part('hostile', 0.1, fc.tuple(fc.nat(), fc.constantFrom(100, 3000, 30_000)), ([nth, length]) => {
    const all = [...hostile(length), ...traps()];
    return survive(all[nth % all.length]?.text ?? '', 0).text.length;
  }),
  part('offers', 0.15, fc.tuple(typedText(short), place), ([text, nodePath]) => {
    offersRepeated(text, randomOf(nodePath), 1);
    return text.length;
  }),
  part('format', 0.05, typedText(short), (text) => {
    formattingKeepsMeaning(text);
    return text.length;
  }),
  part('rename', 0.1, fc.tuple(typedText(short), fc.array(place, { minLength: 1, maxLength: 12 })), ([text, spots]) => {
    for (const nodePath of spots) renamingGoesBack(text, at(text, nodePath));
    return text.length * spots.length;
  }),
  part('client', 0.1, anyMoves, async (moves) => {
    await talk(moves);
    return JSON.stringify(moves).length;
  }),
  part('client from start to end', 0.05, anyConversation, async (conversation) => {
    await converse(program, conversation);
    return JSON.stringify(conversation).length;
  }),
  part('plan', 0.1, fc.array(dangerous, { minLength: 1, maxLength: 20 }), (values) => {
    plansMeanThemselves(values);
    return values.join('').length;
  }),
  part('scan', 0.05, anyEvents, async (events) => {
    await scansMissNothing(program, events);
    return JSON.stringify(events).length;
  }),
  part('special files', 0.05, anyFolder, (folder) => {
    endsInWords(program, folder);
    return JSON.stringify(folder).length;
  }),
  part('links of configurations', 0.05, anyConfigurationFolder, (folder) => {
    endsInWords(program, folder);
    return JSON.stringify(folder).length;
  }),
  part('plan files', 0.05, mutatedPlan, planSurvives),
];

console.log('| part | tried | characters | characters per second | slowest, ms | found |');
console.log(`| --- |${' ---: |'.repeat(5)}`);
let finds = 0;
function found(find: string): void {
  finds++;
  console.log(`\n${find.slice(0, 6000)}\n`);
}

for (const { name, share, property } of parts.filter((each) => only === undefined || each.name === only)) {
  let tried = 0;
  let characters = 0;
  let slowest = 0;
  const before = finds;
  const began = Date.now();
  const until = began + minutes * 60_000 * (only === undefined ? share : 1);
  for (let seed = first; Date.now() < until; seed++) {
    const own = property((length, ms) => {
      tried++;
      characters += length;
      slowest = Math.max(slowest, ms);
    });
    const result = await fc.check(own, { seed, numRuns: 10, timeout: 120_000 });
    if (result.failed)
      found(`SEED=${String(seed)} PART='${name}'\n${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}`);
  }
  const perSecond = (characters * 1000) / (Date.now() - began);
  console.log(
    `| ${[name, ...[tried, characters, perSecond, slowest, finds - before].map((each) => String(Math.round(each)))].join(' | ')} |`,
  );
}

const whole = only === 'full size';
if (only === undefined || whole) {
  const until = Date.now() + (whole ? Infinity : minutes * 0.1 * 60_000);
  console.log('\n| hostile text | characters | findings | until findings, s | until another answer, s | peak, MB |');
  console.log(`| --- |${' ---: |'.repeat(5)}`);
  try {
    for await (const { name, characters, findings, ms, answer, memory } of fullSize(program, first)) {
      const seconds = [ms, answer].map((each) => (each / 1000).toFixed(1));
      console.log(
        `| ${[name, characters, findings, ...seconds, Math.round(memory ?? NaN)].map((each) => String(each)).join(' | ')} |`,
      );
      if (findings > 1001 || (memory ?? 0) > 1000) found(`${name}: ${String(findings)} findings, ${String(memory)} MB`);
      if (Date.now() > until) break;
    }
  } catch (error) {
    found(String(error));
  }
}
if (only === undefined || only === 'large values') {
  console.log('\n| configuration | characters | s | peak, MB |');
  console.log(`| --- |${' ---: |'.repeat(3)}`);
  const until = Date.now() + (only === undefined ? minutes * 0.1 * 60_000 : Infinity);
  for await (const { name, characters, status, errors, ms, memory } of largeConfigurations(program, first)) {
    console.log(`| ${[name, String(characters), (ms / 1000).toFixed(1), String(Math.round(memory))].join(' | ')} |`);
    if ((status !== 0 && status !== 1) || memory > 1000)
      found(`${name}: exit code ${String(status)}, ${String(memory)} MB, ${errors}`);
    if (Date.now() > until) break;
  }
}
console.log(`\nseed ${String(first)}, ${String(finds)} found`);
process.exit(finds === 0 ? 0 : 1);
