import { describe, expect, it } from 'vitest';
import { fromPanel, toPanel } from '../../../client/panel/talk';
import { pictureOf } from '../../support/panel';
import { pipeline } from '../../support/pipelines';

const position = { line: 1, character: 2 };
const uri = 'file:///a.ims.yaml';
const place = { uri, ...position };
const range = { uri, start: position, end: position };
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
    { tell: 'cursor', position: place },
    { tell: 'nothing', text: 'No manifest.', button: 'New' },
    { tell: 'picture', name: 'a.ims.yaml', uri, whole: uri, picture, cursor: place },
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
      { tell: 'chosen', range: { uri, start: position }, enter: true },
      { tell: 'chosen', range: { uri, start: { line: -1, character: 0 }, end: position }, enter: true },
      { tell: 'chosen', range, enter: 'yes' },
      { tell: 'chosen', range: { start: position, end: position }, enter: true },
      { tell: 'export', form: 'exe', content: 'x' },
      { tell: 'export', form: 'png', content: 'text' },
      { tell: 'export', form: 'svg', content: 7 },
      { tell: 'cursor', position: { uri, line: 0.5, character: 0 } },
      { tell: 'cursor', position },
      { tell: 'picture', name: 'a', uri, whole: uri, picture: {}, cursor: place },
      { tell: 'picture', name: 'a', uri, whole: uri, picture, cursor: undefined },
      { tell: 'picture', name: 'a', uri, picture, cursor: place },
    ];
    for (const other of others) expect([fromPanel(other), toPanel(other)]).toEqual([undefined, undefined]);
  });
});
