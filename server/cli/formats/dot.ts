import type { Box, BoxForm, GraphModel } from '../../features/pipeline/graph-model';

const forms: Readonly<Record<BoxForm, string>> = {
  image: 'shape=box, style="filled,rounded", fillcolor="#ddf4ff", color="#0969da"',
  gone: 'shape=box, style="filled,rounded,dashed", fillcolor="#f6f8fa", color="#6e7781", fontcolor="#57606a"',
  missing: 'shape=box, style="filled,rounded,dashed", fillcolor="#fff8c5", color="#9a6700"',
  file: 'shape=note',
  server: 'shape=component',
  disk: 'shape=cylinder',
  backup: 'shape=cylinder',
  bucket: 'shape=folder',
  account: 'shape=house',
  market: 'shape=tab',
  step: 'shape=box, style="filled,rounded", fillcolor="#f6f8fa", color="#8c959f", fontsize=10, height=0.3',
  refused:
    'shape=octagon, style=filled, fillcolor="#ffebe9", color="#cf222e", fontcolor="#82071e", penwidth=2, fontsize=10',
};
const arrowForms = { step: '', refused: ' [color="#cf222e", penwidth=2]', link: ' [style=dashed]' };

/** A graph in the DOT language of Graphviz. */
export function dot(sketches: readonly GraphModel[]): string {
  const lines = [
    'digraph pipeline {',
    '  graph [rankdir=LR, fontname="sans-serif", fontsize=12, style="rounded,filled", color="#d0d7de", fillcolor="#ffffff", nodesep=0.3];',
    '  node [fontname="sans-serif", fontsize=11];',
    '  edge [color="#57606a", arrowsize=0.7];',
  ];
  const draw = (box: Box): void => {
    lines.push(`    ${box.id} [label=${quoted(wrapped(box))}, ${forms[box.form]}];`);
  };
  for (const { id, title, groups, outside, arrows } of sketches) {
    if (title !== undefined) lines.push(`  subgraph cluster_${id} {`, `  label=${quoted([title])};`);
    for (const group of groups) {
      lines.push(`  subgraph cluster_${group.id} {`, `    label=${quoted([group.title])};`);
      group.boxes.forEach(draw);
      lines.push('  }');
    }
    outside.forEach(draw);
    if (title !== undefined) lines.push('  }');
    for (const { from, to, form } of arrows) lines.push(`  ${from} -> ${to}${arrowForms[form]};`);
  }
  return `${[...lines, '}'].join('\n')}\n`;
}

/** The maximum number of columns of a line in a box. */
const width = 44;

/** The lines of a box. Sentences are wrapped here because Graphviz does not wrap them. */
function wrapped({ lines }: Box): readonly string[] {
  return lines.flatMap((line) => {
    const rows: string[] = [];
    for (const word of line.split(' ')) {
      const last = rows.at(-1);
      if (last === undefined || last.length + word.length >= width) rows.push(word);
      else rows[rows.length - 1] = `${last} ${word}`;
    }
    return rows;
  });
}

/** A quoted text of several lines, with quotes, escapes and HTML entities escaped. */
function quoted(lines: readonly string[]): string {
  const safe = lines.map((line) => line.replace(/[\\"]/g, '\\$&').replaceAll('&', '&amp;'));
  return `"${safe.join('\\n')}"`;
}
