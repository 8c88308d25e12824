import { existsSync } from 'node:fs';
import { explanation, listRules, terms, unknownTerm } from '../../answers/explain';
import { message } from '../../messages/message';
import { wrapped } from '../../text/wrap';
import { commandOf, exit } from './command';

/** `explain`: explains rules, error codes, actions and fields in the terminal. */
export const explain = commandOf({
  help: 'help.explain',
  options: { list: { type: 'boolean' } },
  words: terms(),
  run({ list = false }, asked, terminal) {
    const { catalogue } = terminal;
    if (!list && asked.length === 0) return terminal.complain(message('cli.explain-what'));
    const explanations = list ? [listRules(catalogue)] : [];
    for (const term of asked) {
      const explained = explanation(term, catalogue);
      if (explained === undefined)
        return terminal.complain(existsSync(term) ? message('cli.term-is-file', { path: term }) : unknownTerm(term));
      explanations.push(explained);
    }
    terminal.write(wrapped(explanations.join('\n'), terminal.width));
    return exit.ok;
  },
});
