import assert from 'node:assert/strict';
import type { HclFile } from '../../server/hcl/node';
import { parseHclFile } from '../../server/hcl/parse';
import { sourceFile } from '../../server/text/source-file';
import { textsOf } from './arbitraries';

/** The content of a file, without the identity of its parts. */
const plain = ({ parts, problems, comments }: HclFile) => ({ parts, problems, comments });

/** Checks that the places of a file are in its text, and that its parts are in order. */
export function placed({ text, parts, problems, comments }: HclFile): void {
  let end = 0;
  for (const { anchor, item, broken } of parts) {
    assert.ok(anchor.start >= end);
    assert.equal(item.start, 0);
    end = anchor.start + item.end;
    assert.ok(end <= text.length);
    const own = problems.filter((problem) => problem.anchor === anchor && problem.what !== 'hcl.duplicate');
    assert.equal(broken, own.length > 0);
  }
  for (const { anchor, start, end } of problems) {
    assert.ok(anchor.start + start >= 0);
    assert.ok(end >= start);
    assert.ok(anchor.start + end <= text.length);
  }
  for (const comment of comments) assert.equal(text.slice(comment.start, comment.end), comment.text);
  const starts = comments.map(({ start }) => start);
  assert.deepEqual(
    starts,
    [...starts].sort((a, b) => a - b),
  );
}

/** Checks that changed texts are parsed as if each were new, in both syntaxes. */
export function hclReadAgain(edited: Parameters<typeof textsOf>[0]): void {
  for (const name of ['main.tf', 'main.tf.json']) {
    const source = sourceFile(name);
    let last: HclFile | undefined;
    for (const text of textsOf(edited)) {
      last = parseHclFile(name, text, source, last);
      assert.deepEqual(plain(last), plain(parseHclFile(name, text, source)));
      placed(last);
    }
  }
}
