import { differenceOf } from '../../server/text/difference';
import { Lines } from '../../server/text/lines';
import type { Client } from '../lsp/client';
import { edited } from '../support/edits';
import { questionsAt } from '../support/questions';

/** An edited text: its original and current content, its version, and the number of edits before it is reset. */
interface Edited {
  readonly uri: string;
  readonly first: string;
  text: string;
  version: number;
  left: number;
}

/** From an edit to its findings, and from a request to its response, in ms. */
export interface Round {
  readonly findings: number;
  readonly answer: number;
}

/** After this many edits, a document is closed and reset, so that its text does not keep growing. */
const EDITS_LIMIT = 60;

/** Scripted editing of several documents at once, repeatable with a seeded source of random numbers. */
export class Editing {
  private readonly documents: readonly Edited[];
  /** The number of documents that were opened and closed. */
  passed = 0;

  constructor(
    private readonly client: Client,
    private readonly random: (below: number) => number,
    texts: readonly string[],
  ) {
    this.documents = texts.map((text, index) => ({
      uri: `file:///soak/${String(index)}.ims.yaml`,
      first: text,
      text,
      version: 1,
      left: EDITS_LIMIT,
    }));
  }

  /** Opens the documents. */
  async begin(): Promise<void> {
    for (const { uri, text } of this.documents) await this.open(uri, text);
  }

  /** Restores the original text of all documents. */
  async restart(): Promise<void> {
    for (const document of this.documents) await this.anew(document);
  }

  /** One edit of one document, and one request about it. */
  async round(): Promise<Round> {
    const { client, random } = this;
    const document = this.any();
    if (document.left-- === 0) await this.anew(document);
    const { uri, text: before } = document;
    const text = edited(before, random);
    document.text = text;
    document.version++;
    const began = performance.now();
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [changeOf(before, text)],
    });
    await client.diagnostics(uri, document.version);
    const found = performance.now();
    const lines = new Lines(text);
    const place = random(text.length + 1);
    const questions = questionsAt(uri, lines.position(place), lines.position(place + random(400)));
    const { method, params } = questions[random(questions.length)] ?? { method: '', params: {} };
    const answer = await client.request(method, params);
    // Renaming responds with an error if the name cannot be changed.
    const refusable = method.endsWith('ename');
    if (!refusable && answer !== null && typeof answer === 'object' && 'error' in answer)
      throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return { findings: found - began, answer: performance.now() - found };
  }

  /** Opens a new document, and closes it. */
  async passing(text: string): Promise<void> {
    const uri = `file:///passing/${String(this.passed++)}.ims.yaml`;
    await this.open(uri, text);
    await this.close(uri);
  }

  private any(): Edited {
    const document = this.documents[this.random(this.documents.length)];
    if (document === undefined) throw new Error('There is nothing to edit');
    return document;
  }

  private async anew(document: Edited): Promise<void> {
    await this.close(document.uri);
    Object.assign(document, { text: document.first, version: 1, left: EDITS_LIMIT });
    await this.open(document.uri, document.text);
  }

  private async open(uri: string, text: string): Promise<void> {
    this.client.open(uri, text);
    await this.client.diagnostics(uri, 1);
  }

  /** The findings of a closed document are cleared. */
  private async close(uri: string): Promise<void> {
    this.client.notify('textDocument/didClose', { textDocument: { uri } });
    await this.client.note(({ params }) => (params as { uri?: unknown } | undefined)?.uri === uri);
  }
}

/** The change as an editor sends it: a range, or the whole text if a range might split a CRLF. */
function changeOf(before: string, after: string): unknown {
  const difference = differenceOf(before, after);
  if (difference === undefined || before.includes('\r') || after.includes('\r')) return { text: after };
  const lines = new Lines(before);
  const { start, end, newEnd } = difference;
  return { range: { start: lines.position(start), end: lines.position(end) }, text: after.slice(start, newEnd) };
}
