import type { Picture } from '../../server/features/picture';
import { make, sentence } from './elements';
import { listOf } from './list';
import { pngOf } from './png';
import { Stage } from './stage';
import { svgOf } from './svg';
import { toPanel, type FromPanel, type Kept, type Look, type Position, type Range, type ToPanel } from './talk';
import { toolsOf, type ExportForm, type Tools } from './tools';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): Kept | undefined;
  setState(kept: Kept): void;
};

const host = acquireVsCodeApi();
const looks = new Map<string, Look>(Object.entries(host.getState()?.looks ?? {}));
const stage = new Stage((look) => {
  if (uri !== '') looks.set(uri, look);
  keep();
});
const { canvas, sheet } = stage;
const title = make('h1', '');
const summary = make('ul', 'summary');
const bar = make('div', 'tools');
const notice = make('p', 'notice');
const list = make('div', 'list');
const nothing = make('div', 'nothing');
const keys = make('p', 'keys');
notice.setAttribute('role', 'status');
bar.setAttribute('role', 'toolbar');
canvas.setAttribute('role', 'application');
canvas.setAttribute('aria-describedby', 'keys');
keys.id = 'keys';
for (const each of [notice, list, nothing]) each.hidden = true;
const root = document.getElementById('panel') ?? document.body;
root.append(make('header', 'bar', title, summary, bar), notice, canvas, list, nothing, keys);

/** The file whose picture is drawn. */
let uri = '';
let told: Extract<ToPanel, { readonly tell: 'picture' }> | undefined;
let cursor: Position | undefined;
let tools: Tools | undefined;
let drawn = '';
/** The place of the cursor around which a part was last asked for. */
let asked = '';
let waiting = false;

/** Has VS Code keep what is shown and how. */
function keep(): void {
  if (uri !== '') host.setState({ uri, looks: Object.fromEntries(looks) });
}

/** Draws with the next frame, however much was told until then. */
function drawSoon(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (told !== undefined) drawNow(told);
  });
}

function drawNow({ uri: next, name, picture }: NonNullable<typeof told>): void {
  const text = next + JSON.stringify(picture);
  const other = next !== uri;
  if (text !== drawn) {
    drawn = text;
    uri = next;
    keep();
    title.textContent = name;
    say(picture);
    if (other) stage.open(picture, looks.get(uri));
    else stage.update(picture);
  }
  follow(picture, !other);
}

/** Shows everything beside the picture. */
function say(picture: Picture<Range>): void {
  const { words, notices } = picture;
  summary.replaceChildren(...summaryOf(picture));
  notice.textContent = notices.join(' ');
  notice.hidden = notices.length === 0;
  keys.textContent = words.keys;
  for (const each of [canvas, bar]) each.setAttribute('aria-label', words.toolbar);
  list.replaceChildren(...listOf(picture, choose));
  if (tools === undefined) {
    tools = toolsOf(picture, {
      zoomBy: (factor) => {
        stage.zoomBy(factor);
      },
      fit: () => {
        stage.fit();
      },
      list: showList,
      export: (form) => void exportAs(form),
      search: (text, next) => stage.search(text, next),
    });
    bar.append(...tools.elements);
  }
  const empty = picture.things.length + picture.steps.length === 0;
  showNothing(empty ? [make('p', '', sentence(words.empty))] : undefined);
}

function summaryOf({ summary: counts, words }: Picture<Range>): readonly HTMLElement[] {
  return counts.map(({ kind, text, some }) => {
    const style = `count ${kind}${some ? ' some' : ''}`;
    if (kind !== 'refused' || !some) return make('li', '', make('span', style, text));
    const next = make('button', style, text);
    next.type = 'button';
    next.title = words['next-refused'];
    next.addEventListener('click', () => {
      stage.nextRefused();
    });
    return make('li', '', next);
  });
}

/** Says in place of a picture why there is none. */
function showNothing(content: readonly HTMLElement[] | undefined): void {
  nothing.replaceChildren(...(content ?? []));
  nothing.hidden = content === undefined;
  showList(!list.hidden);
}

function showList(shown: boolean): void {
  list.hidden = !shown;
  canvas.classList.toggle('away', shown || !nothing.hidden);
}

/** Shows what the cursor of the text is in. */
function follow({ partial }: Picture<Range>, seek: boolean): void {
  const found = cursor === undefined ? undefined : stage.placeAt(cursor);
  // What is not drawn is asked for: of a long plan only the part around the cursor is here.
  // Once for each place: at some there is nothing to draw.
  if (found === undefined && partial && cursor !== undefined) {
    const place = `${String(cursor.line)}:${String(cursor.character)}`;
    if (place !== asked) host.postMessage({ tell: 'ready' });
    asked = place;
  }
  if (found === undefined) stage.unmark();
  else stage.mark(found, seek);
}

function choose(stop: string, enter: boolean): void {
  if (stage.unfold(stop)) return;
  const range = stage.rangeOf(stop);
  if (range === undefined) return;
  cursor = range.start;
  stage.mark(stop);
  host.postMessage({ tell: 'chosen', range, enter });
}

async function exportAs(form: ExportForm): Promise<void> {
  const { size } = stage;
  if (form === 'mermaid') host.postMessage({ tell: 'export', form });
  else if (size !== undefined && form === 'svg')
    host.postMessage({ tell: 'export', form, content: svgOf(sheet, size) });
  else if (size !== undefined && form === 'png')
    host.postMessage({ tell: 'export', form, content: await pngOf(sheet, size) });
}

const stopAt = (target: EventTarget | null): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('button[data-id]')?.dataset['id'] : undefined;

canvas.addEventListener('click', ({ target, detail }) => {
  const stop = stopAt(target);
  // Enter on a button is a click that no pointer made.
  if (stop !== undefined) choose(stop, detail === 0);
});
canvas.addEventListener('dblclick', ({ target }) => {
  const stop = stopAt(target);
  if (stop !== undefined && stage.rangeOf(stop) !== undefined) choose(stop, true);
});
canvas.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '+' || event.key === '=') stage.zoomBy(1.2);
  else if (event.key === '-') stage.zoomBy(1 / 1.2);
  else if (!stage.walk(stopAt(event.target), event.key) && !event.key.startsWith('Arrow')) return;
  event.preventDefault();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return;
  tools?.focusSearch();
  event.preventDefault();
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = toPanel(data);
  if (message?.tell === 'picture') {
    told = message;
    cursor = message.cursor;
  } else if (message?.tell === 'cursor') cursor = message.position;
  else if (message?.tell === 'nothing') {
    const create = make('button', 'act', message.button);
    create.type = 'button';
    create.addEventListener('click', () => {
      host.postMessage({ tell: 'create' });
    });
    showNothing([make('p', '', sentence(message.text)), create]);
  }
  drawSoon();
});
host.postMessage({ tell: 'ready' });
