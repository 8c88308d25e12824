import type { Box, BoxForm, GraphModel } from './graph-model';

const brackets: Readonly<Record<BoxForm, readonly [string, string]>> = {
  image: ['[', ']'],
  gone: ['[', ']'],
  missing: ['[', ']'],
  file: ['[/', '/]'],
  server: ['[[', ']]'],
  disk: ['[(', ')]'],
  backup: ['[(', ')]'],
  bucket: ['[(', ')]'],
  account: ['(', ')'],
  market: ['(', ')'],
  step: ['([', '])'],
  refused: ['{{', '}}'],
};

const classes = [
  'classDef image fill:#ddf4ff,stroke:#0969da,color:#0a3069',
  'classDef gone fill:#f6f8fa,stroke:#6e7781,color:#57606a,stroke-dasharray:4 3',
  'classDef missing fill:#fff8c5,stroke:#9a6700,color:#4d2d00,stroke-dasharray:4 3',
  'classDef refused fill:#ffebe9,stroke:#cf222e,color:#82071e,stroke-width:3px',
];
const classed: ReadonlySet<BoxForm> = new Set<BoxForm>(['image', 'gone', 'missing', 'refused']);

/** A Mermaid flowchart, which GitHub, GitLab and many editors display. */
export function mermaid(sketches: readonly GraphModel[]): string {
  const lines = ['flowchart LR'];
  const refused: number[] = [];
  let arrows = 0;
  const draw = (box: Box): void => {
    const [open, close] = brackets[box.form];
    lines.push(`    ${box.id}${open}"${box.lines.map(escaped).join('<br/>')}"${close}`);
    if (classed.has(box.form)) lines.push(`    class ${box.id} ${box.form}`);
  };
  for (const { id, title, groups, outside, arrows: own } of sketches) {
    if (title !== undefined) lines.push(`  subgraph ${id}["${escaped(title)}"]`);
    for (const group of groups) {
      lines.push(`  subgraph ${group.id}["${escaped(group.title)}"]`);
      group.boxes.forEach(draw);
      lines.push('  end');
    }
    outside.forEach(draw);
    if (title !== undefined) lines.push('  end');
    for (const { from, to, form } of own) {
      lines.push(`  ${from} ${form === 'link' ? '-.->' : '-->'} ${to}`);
      if (form === 'refused') refused.push(arrows);
      arrows++;
    }
  }
  if (refused.length > 0) lines.push(`  linkStyle ${refused.join(',')} stroke:#cf222e,stroke-width:2px`);
  return `${[...lines, ...classes.map((each) => `  ${each}`)].join('\n')}\n`;
}

/**
 * A text as literal Mermaid text: characters that could end the text or start Markdown, HTML or a directive are written as codes.
 */
function escaped(text: string): string {
  const special = /^[^\p{L}\p{N}✕]|(?<=^\d{1,9})\.|[^\p{L}\p{N}\p{Zs}·✕./_-]/gu;
  return text.replace(special, (character) => `#${String(character.codePointAt(0) ?? 0)};`);
}
