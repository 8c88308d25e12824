// `npm run bench [-- --json] [-- --edits 20] [-- --rounds 3]`: compares this server with yaml-language-server, which is installed into
// the cache folder once. If that is not possible, it measures only this server. Then it measures checks of long histories.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { exponent, sizes, table, type Run } from './goals';
import { costOf, growthOfHistories } from './histories';
import { includedKeystrokes } from './includes';
import { measure, median, type Figures, type Server } from './measure';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    edits: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
    // For the processes that measure histories.
    history: { type: 'string' },
    count: { type: 'string', default: '0' },
  },
});

if (values.history !== undefined) {
  console.log(JSON.stringify(costOf(values.history, Number(values.count)) ?? null));
  process.exit();
}

const ours: Server = { program: 'dist/server/node.cjs', languageId: 'ims-manifest' };
const others = yamlLanguageServer('.cache/bench');
const rounds: Run[] = [];
for (let round = 0; round < Number(values.rounds); round++) {
  const own: Figures[] = [];
  const theirs: Figures[] = [];
  for (const size of sizes) {
    own.push(await measure(ours, size, Number(values.edits)));
    if (others !== undefined) theirs.push(await measure(others, size, Number(values.edits)));
  }
  rounds.push({ ours: own, theirs: others === undefined ? undefined : theirs });
}
const run: Run = {
  ours: medians(rounds.map((round) => round.ours)),
  theirs:
    others === undefined
      ? undefined
      : medians(rounds.flatMap((round) => (round.theirs === undefined ? [] : [round.theirs]))),
};
if (values.json) console.log(JSON.stringify({ sizes, ...run }, undefined, 2));
else {
  console.log(table(run));
  const growth = (['open', 'edit', 'cpu'] as const).map(
    (figure) => `${figure} n^${exponent(run.ours, figure).toFixed(2)}`,
  );
  console.log(`\n${growthOfHistories(process.argv[1] ?? '')}`);
  console.log(`\n${includedKeystrokes(Number(values.edits))}`);
  console.log(`\nGrowth from ${String(sizes[0])} to ${String(sizes.at(-1))} operations: ${growth.join(', ')}`);
}

function medians(all: readonly (readonly Figures[])[]): readonly Figures[] {
  return sizes.map((_, index) => {
    const figures = all.flatMap((round) => round[index] ?? []);
    const names = Object.keys(figures[0] ?? {}) as (keyof Figures)[];
    return Object.fromEntries(
      names.map((name) => [name, median(figures.map((each) => each[name]))]),
    ) as unknown as Figures;
  });
}

/** yaml-language-server with a small schema of the format, started as in Red Hat's extension. */
function yamlLanguageServer(folder: string): Server | undefined {
  const program = path.join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync('npm', ['install', '--prefix', folder, 'yaml-language-server@1.19'], { stdio: 'ignore' });
    } catch {
      console.error('yaml-language-server could not be installed: this server is measured alone.');
      return undefined;
    }
  }
  const schema = path.resolve(folder, 'schema.json');
  const map = (of: unknown): unknown => ({ type: 'object', additionalProperties: of });
  const fields = { kind: { enum: ['system', 'data', 'iso'] }, size: { type: 'integer' } };
  const properties = {
    imsManifest: { const: 'v1' },
    images: map({ type: 'object', properties: fields }),
    operations: { type: 'array', items: { type: 'object', required: ['action'] } },
  };
  writeFileSync(schema, JSON.stringify({ type: 'object', required: ['imsManifest'], properties }));
  const yaml = { schemas: { [pathToFileURL(schema).href]: '*' }, validate: true, schemaStore: { enable: false } };
  return { program, languageId: 'yaml', configuration: { yaml } };
}
