import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limits } from '../server/limits';

const number = (value: number): string => value.toLocaleString('en');
const { characters, tokens, entries, documents, fileSize, toolText, shownFindings, closedManifests } = limits;

it.each([
  ['docs/format.md', `${number(characters)} characters`],
  ['docs/format.md', `${number(entries)} steps and declarations`],
  ['docs/format.md', `${number(documents)} documents`],
  ['docs/reliability.md', `more than ${number(characters)} characters`],
  ['docs/reliability.md', `${number(tokens)} words and signs`],
  ['docs/reliability.md', `${number(entries)} steps and declarations`],
  ['docs/reliability.md', `${number(documents)} documents`],
  ['docs/cli.md', `up to ${number(fileSize)} MiB`],
  ['docs/cli.md', `up to ${number(shownFindings)}`],
  ['docs/agents.md', `up to ${number(fileSize)} MiB, and \`text\` up to ${number(toolText)} Mi`],
  ['docs/settings.md', `up to ${number(closedManifests)} manifests`],
  ['docs/threat-model.md', `limit of ${number(shownFindings)} findings`],
])('%s states the limit: %s', (page, words) => {
  expect(readFileSync(page, 'utf8')).toContain(words);
});
