import type { Fix } from '../rules/rule';
import { sourceOf } from '../syntax/change';
import type { Frontend } from '../syntax/frontend';
import type { SyntaxFile } from '../syntax/node';
import { applyEdits, type Edit, type FileEdits } from '../text/edit';
import { grouped } from '../text/grouped';
import type { SourceFile } from '../text/source-file';

/** The files of a checked plan, and their language. */
interface Files {
  readonly files: readonly SyntaxFile[];
  readonly options: { readonly frontend: Frontend };
}

/** The edits of a fix, file by file; `undefined` if it cannot be applied to these texts safely. */
export function editsOf(
  { files, options }: Files,
  { changes }: Pick<Fix, 'changes'>,
): readonly FileEdits[] | undefined {
  const all: FileEdits[] = [];
  for (const [source, own] of grouped(changes, sourceOf)) {
    const file = files.find((each) => each.source === source);
    const edits = file && options.frontend.edits(file, own);
    if (edits === undefined) return undefined;
    if (edits.length > 0) all.push({ source, edits });
  }
  return all;
}

/** Edits of one file, in the form for several files. */
export function editsOfFile(source: SourceFile, edits: readonly Edit[]): readonly FileEdits[] {
  return edits.length === 0 ? [] : [{ source, edits }];
}

/** The edits that change one file. */
export function editsIn(all: readonly FileEdits[], source: SourceFile): readonly Edit[] {
  return all.flatMap((each) => (each.source === source ? each.edits : []));
}

/** The checked text after a fix, without changes to other files. */
export function applyFix(checked: Files & { readonly syntax: SyntaxFile }, fix: Fix): string | undefined {
  const edits = editsOf(checked, fix);
  const { text, source } = checked.syntax;
  return edits === undefined ? undefined : applyEdits(text, editsIn(edits, source));
}
