import { existsSync } from 'node:fs';
import { explanation, listRules, terms, unknownTerm } from '../../answers/explain';
import { message } from '../../messages/message';
import { wrapped } from '../../text/wrap';
import { exit, type Command } from './command';

/** `explain`: explains rules, error codes, actions and fields in the terminal. */
export const explain: Command = {
  help: 'help.explain',
  options: { list: { type: 'boolean' } },
  words: terms(),
  run({ list }, asked, terminal) {
    const { catalogue } = terminal;
    if (list !== true && asked.length === 0) return terminal.complain(message('cli.explain-what'));
    const explanations = list === true ? [listRules(catalogue)] : [];
    for (const term of asked) {
      const explained = explanation(term, catalogue);
      if (explained === undefined)
        return terminal.complain(existsSync(term) ? message('cli.term-is-file', { path: term }) : unknownTerm(term));
      explanations.push(explained);
    }
    terminal.write(wrapped(explanations.join('\n'), terminal.width));
    return exit.ok;
  },
};
