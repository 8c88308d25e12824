import { describe, expect, it } from 'vitest';
import { fromPanel, toPanel } from '../../../client/panel/talk';
import { pictureOf } from '../../support/panel';
import { pipeline } from '../../support/pipelines';

const position = { line: 1, character: 2 };
const range = { start: position, end: position };
const picture = pictureOf(pipeline(5));

describe('a message between the panel and the extension', () => {
  it.each([
    { tell: 'ready' },
    { tell: 'create' },
    { tell: 'chosen', range, enter: true },
    { tell: 'export', form: 'svg', content: '<svg/>' },
    { tell: 'export', form: 'png', content: new Uint8Array([137]) },
    { tell: 'export', form: 'mermaid' },
  ])('is accepted by the extension: $tell $form', (message) => {
    expect(fromPanel(message)).toEqual(message);
  });

  it.each([
    { tell: 'cursor', position },
    { tell: 'nothing', text: 'No manifest.', button: 'New' },
    { tell: 'picture', name: 'a.ims.yaml', uri: 'file:///a.ims.yaml', picture, cursor: position },
  ])('is accepted by the panel: $tell', (message) => {
    expect(toPanel(message)).toEqual(message);
  });

  it('is rejected if it has another form', () => {
    const others = [
      undefined,
      null,
      7,
      'ready',
      [],
      {},
      { tell: 'run' },
      { tell: 'chosen', range: { start: position }, enter: true },
      { tell: 'chosen', range: { start: { line: -1, character: 0 }, end: position }, enter: true },
      { tell: 'chosen', range, enter: 'yes' },
      { tell: 'export', form: 'exe', content: 'x' },
      { tell: 'export', form: 'png', content: 'text' },
      { tell: 'export', form: 'svg', content: 7 },
      { tell: 'cursor', position: { line: 0.5, character: 0 } },
      { tell: 'picture', name: 'a', uri: 'b', picture: {}, cursor: position },
      { tell: 'picture', name: 'a', uri: 'b', picture, cursor: undefined },
    ];
    for (const other of others) expect([fromPanel(other), toPanel(other)]).toEqual([undefined, undefined]);
  });
});
