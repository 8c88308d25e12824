import type { Picture } from '../../server/features/pipeline/picture';
import { button, make, sentence } from './elements';
import { listOf } from './list';
import { pngOf } from './png';
import { Stage } from './stage';
import { svgOf } from './svg';
import { toPanel, type FromPanel, type PanelState, type Look, type Place, type ToPanel } from './talk';
import { toolsOf, type ExportForm, type Tools } from './tools';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
};

const host = acquireVsCodeApi();
const looks = new Map<string, Look>(Object.entries(host.getState()?.looks ?? {}));
const stage = new Stage((look) => {
  if (whole !== '') looks.set(whole, look);
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

/** The open file, and what the picture is of: the file or its configuration. */
let uri = '';
let whole = '';
let latest: Extract<ToPanel, { readonly tell: 'picture' }> | undefined;
let cursor: Place | undefined;
let tools: Tools | undefined;
let drawn = '';
/** The cursor position for which a part was last requested. */
let asked = '';
let waiting = false;

/** Stores the state of the view in VS Code. */
function keep(): void {
  if (uri !== '') host.setState({ uri, looks: Object.fromEntries(looks) });
}

/** Draws in the next frame, however many messages arrive until then. */
function drawSoon(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (latest !== undefined) drawNow(latest);
  });
}

function drawNow({ uri: open, whole: next, name, picture }: NonNullable<typeof latest>): void {
  const text = next + JSON.stringify(picture);
  const other = next !== whole;
  uri = open;
  if (text !== drawn) {
    drawn = text;
    whole = next;
    title.textContent = name;
    say(picture);
    if (other) stage.open(picture, looks.get(whole));
    else stage.update(picture);
  }
  keep();
  follow(picture, !other);
}

/** Updates everything around the picture. */
function say(picture: Picture): void {
  const { words, notices } = picture;
  summary.replaceChildren(...summaryOf(picture));
  notice.textContent = notices.join(' ');
  notice.hidden = notices.length === 0;
  keys.textContent = words.keys;
  for (const each of [canvas, bar]) each.setAttribute('aria-label', words.toolbar);
  list.replaceChildren(...listOf(picture, choose));
  if (tools === undefined) {
    tools = toolsOf(picture, stage, showList, (form) => void exportAs(form));
    bar.append(...tools.elements);
  }
  const empty = picture.things.length + picture.steps.length === 0;
  showNothing(empty ? [make('p', '', sentence(words.empty))] : undefined);
}

function summaryOf({ summary: counts, words }: Picture): readonly HTMLElement[] {
  return counts.map(({ kind, text, some }) => {
    const style = `count ${kind}${some ? ' some' : ''}`;
    if (kind !== 'refused' || !some) return make('li', '', make('span', style, text));
    const goOn = (): void => {
      stage.nextRefused();
    };
    const next = button(style, goOn, text);
    next.title = words['next-refused'];
    return make('li', '', next);
  });
}

/** Explains why there is no picture. */
function showNothing(content: readonly HTMLElement[] | undefined): void {
  nothing.replaceChildren(...(content ?? []));
  nothing.hidden = content === undefined;
  showList(!list.hidden);
}

function showList(shown: boolean): void {
  list.hidden = !shown;
  canvas.classList.toggle('away', shown || !nothing.hidden);
}

/** Highlights what the cursor is in. */
function follow({ partial }: Picture, seek: boolean): void {
  const found = cursor === undefined ? undefined : stage.placeAt(cursor);
  // A picture of a long plan contains only the part around the cursor, so another part may have to be requested.
  // One request for each position, because some have nothing to draw.
  if (found === undefined && partial && cursor !== undefined) {
    const place = `${cursor.uri}:${String(cursor.line)}:${String(cursor.character)}`;
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
  cursor = { uri: range.uri, ...range.start };
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
  // Enter on a button is a click without a pointer.
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
  // VS Code would hear of the key too, and might move the focus into its own search of the text.
  event.stopPropagation();
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = toPanel(data);
  if (message?.tell === 'picture') {
    latest = message;
    cursor = message.cursor;
  } else if (message?.tell === 'cursor') cursor = message.position;
  else if (message?.tell === 'nothing') {
    const create = (): void => {
      host.postMessage({ tell: 'create' });
    };
    showNothing([make('p', '', sentence(message.text)), button('act', create, message.button)]);
  }
  drawSoon();
});
host.postMessage({ tell: 'ready' });
