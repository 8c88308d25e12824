import fc from 'fast-check';

const name = fc.constantFrom('a', 'b-c', '_d', 'ünicode', 'each', 'in', 'if', 'null_x');
const space = fc.constantFrom('', ' ', '  ', '\t');
const between = fc.constantFrom('', ' ', '\n', ' # c\n', '/* c */', '\n\n  ', '// c\n');
const word = fc.constantFrom(
  'plain',
  '$ ',
  '% ',
  ' ',
  '\\n',
  '\\"',
  '\\u00e9',
  '$${x}',
  '%%{y}',
  'é',
  '#',
  "'",
  '//',
  '{',
  '}',
);

/** Expressions as text. Newlines are only where they are ignored. */
const { expression } = fc.letrec<{ expression: string; term: string; text: string }>((tie) => {
  const join = (open: string, close: string, comma: string): fc.Arbitrary<string> =>
    fc
      .array(fc.tuple(tie('expression'), between), { maxLength: 3 })
      .map((items) => `${open}${items.map(([item, after]) => `${item}${after}`).join(comma)}${close}`);
  const field = fc.tuple(
    fc.oneof(name, fc.constant('"k"')),
    fc.constantFrom(' = ', '=', ' : '),
    tie('expression'),
    fc.constantFrom(',', '\n', ',\n', ' # c\n'),
  );
  // The grammar treats a name before a line that begins with a bracket as the name of a function.
  const computed = fc.tuple(tie('term'), tie('expression')).map(([key, value]) => `(${key}) = ${value},\n`);
  return {
    term: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('1', '1.5', 'true', 'null', '0'),
      name,
      tie('text'),
      fc.tuple(name, name).map(([a, b]) => `${a}.${b}`),
      fc.tuple(name, tie('expression')).map(([of, key]) => `${of}[${key}]`),
      fc.tuple(name, fc.constantFrom('[*]', '.*', '.0', '[0]', '["k"]'), fc.constantFrom('', '.x', '.x.y')).map((parts) => parts.join('')),
      tie('expression').map((inner) => `(${inner})`),
      join('[', ']', ','),
      fc.tuple(name, join('(', ')', ', ')).map((parts) => parts.join('')),
      computed.map((first) => `{ ${first} }`),
      fc.array(field, { maxLength: 3 }).map((fields) => `{ ${fields.map((parts) => parts.join('')).join(' ')} }`),
      fc.tuple(name, name, tie('term'), tie('expression')).map(([k, v, of, value]) => `[for ${k}, ${v} in ${of} : ${value}]`),
      fc.tuple(name, tie('term'), tie('term'), tie('term')).map(([v, of, key, value]) => `{ for ${v} in ${of} : ${key} => ${value} if ${key} }`),
    ),
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('term'),
      fc.tuple(tie('term'), fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||'), tie('term')).map((parts) => parts.join(' ')),
      fc.tuple(fc.constantFrom('!', '-'), name).map((parts) => parts.join('')),
      fc.tuple(tie('term'), tie('term'), tie('term')).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    ),
    text: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.array(word, { maxLength: 4 }).map((words) => `"${words.join('')}"`),
      fc.tuple(word, tie('expression'), word).map(([a, inner, b]) => `"${a}\${ ${inner} }${b}"`),
      fc.tuple(tie('term'), word).map(([condition, then]) => `"%{ if ${condition} }${then}%{ else }x%{ endif }"`),
      fc.tuple(name, tie('term'), word).map(([v, of, each]) => `"%{ for ${v} in ${of} ~}${each}%{ endfor }"`),
    ),
  };
}); // prettier-ignore

const heredoc = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.array(
      fc.tuple(
        space,
        fc.oneof(
          word,
          name.map((each) => `\${${each}}`),
        ),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([dash, lines]) => `<<${dash}EOT\n${lines.map((parts) => `${parts.join('')}\n`).join('')}  EOT`);

const { body } = fc.letrec<{ body: string; block: string }>((tie) => ({
  body: fc
    .tuple(
      fc.uniqueArray(fc.tuple(name, space, fc.oneof({ weight: 5, arbitrary: expression }, heredoc)), { selector: ([key]) => key, maxLength: 4 }),
      fc.array(tie('block'), { maxLength: 2, depthIdentifier: 'block' }),
    )
    .map(([attributes, blocks]) => [...attributes.map(([key, gap, value]) => `  ${key}${gap} = ${value}\n`), ...blocks].join('')),
  block: fc
    .tuple(name, fc.array(fc.oneof(name, fc.constantFrom('"l"', '"a-b.c"')), { maxLength: 2 }), fc.oneof({ depthIdentifier: 'block', maxDepth: 2 }, fc.constant(''), tie('body')))
    .map(([type, labels, inner]) => `${[type, ...labels].join(' ')} {\n${inner}}\n`),
})); // prettier-ignore

/** HCL texts without errors. */
export const generatedHcl = body;
