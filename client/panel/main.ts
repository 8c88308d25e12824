import type { Picture } from '../../server/features/picture';
import { draw, make, type Drawing } from './draw';
import { listOf } from './list';
import { placeAt, relatedTo } from './select';
import type { FromPanel, Kept, Position, Range, ToPanel } from './talk';
import { stopFrom } from './walk';

declare function acquireVsCodeApi(): { postMessage(message: FromPanel): void; setState(kept: Kept): void };

const host = acquireVsCodeApi();
const root = document.getElementById('panel') ?? document.body;
const title = make('h1', 'title');
const summary = make('ul', 'summary');
const tools = make('div', 'tools');
const notice = make('p', 'notice');
const sheet = make('div', 'sheet');
const view = make('div', 'view', sheet);
const list = make('div', 'list');
const keys = make('p', 'keys');
notice.setAttribute('role', 'status');
tools.setAttribute('role', 'toolbar');
view.setAttribute('role', 'application');
view.setAttribute('aria-describedby', 'keys');
keys.id = 'keys';
list.hidden = true;
root.append(make('header', 'bar', title, summary, tools), notice, view, list, keys);

let picture: Picture<Range> | undefined;
let drawing: Drawing | undefined;
let drawn = '';
let current: string | undefined;
let cursor: Position | undefined;
/** Chosen by the person; until then the picture is fitted to the panel. */
let zoom: number | undefined;
/** The place of the cursor around which a part was last asked for. */
let asked = '';
let waiting = false;

/** Draws with the next frame, however much was told until then. */
function drawSoon(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    drawNow();
  });
}

function drawNow(): void {
  if (picture === undefined) return;
  const text = JSON.stringify(picture);
  if (text !== drawn) {
    drawn = text;
    const focused = view.contains(document.activeElement);
    const { scrollLeft, scrollTop } = view;
    summary.replaceChildren(
      ...picture.summary.map(({ kind, text: said, some }) => make('li', `count ${kind}${some ? ' some' : ''}`, said)),
    );
    notice.textContent = [
      ...picture.notices,
      ...(picture.things.length + picture.steps.length === 0 ? [picture.words.empty] : []),
    ].join(' ');
    notice.hidden = notice.textContent === '';
    keys.textContent = picture.words.keys;
    view.setAttribute('aria-label', picture.words.toolbar);
    tools.setAttribute('aria-label', picture.words.toolbar);
    list.replaceChildren(...listOf(picture, choose));
    sheet.style.zoom = '1';
    drawing = draw(sheet, picture);
    scale();
    view.scrollTo(scrollLeft, scrollTop);
    tool();
    if (current === undefined || !drawing.buttons.has(current)) current = [...drawing.stops.keys()][0];
    if (focused && current !== undefined) drawing.buttons.get(current)?.focus({ preventScroll: true });
  }
  follow();
}

/** Shows what the cursor of the text is in. */
function follow(): void {
  if (picture === undefined || drawing === undefined) return;
  const found = cursor === undefined ? undefined : placeAt(cursor, drawing.ranges);
  // What is not drawn is asked for: of a long plan only the part around the cursor is here.
  // Once for each place: at some there is nothing to draw.
  if (found === undefined && picture.partial && cursor !== undefined) {
    const place = `${String(cursor.line)}:${String(cursor.character)}`;
    if (place !== asked) host.postMessage({ tell: 'ready' });
    asked = place;
  }
  mark(found ?? current, found !== undefined);
}

/** Marks one thing or step as the current one, with all that leads to it and comes of it. */
function mark(id: string | undefined, lit: boolean): void {
  if (drawing === undefined || id === undefined) return;
  current = id;
  const related = lit ? relatedTo(id, drawing.stops) : new Set<string>();
  for (const [each, element] of drawing.buttons) {
    const here = each === id;
    element.tabIndex = here ? 0 : -1;
    if (here && lit) element.setAttribute('aria-current', 'true');
    else element.removeAttribute('aria-current');
    element.closest('.card')?.classList.toggle('related', related.has(each));
  }
  for (const { of, path } of drawing.lines) {
    const along = related.has(of.from) && related.has(of.to);
    path.classList.toggle('related', along);
    if (along) path.parentNode?.append(path);
  }
  if (lit && document.activeElement?.closest('.view') !== view)
    drawing.buttons.get(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function choose(id: string, enter: boolean): void {
  const range = drawing?.ranges.get(id)?.at;
  if (range === undefined) return;
  cursor = range.start;
  mark(id, true);
  host.postMessage({ tell: 'chosen', range, enter });
}

/** Below this the letters are too small to be read. */
const readable = 0.65;

/** The scale at which the whole picture is seen, at most its own. */
function whole(): number {
  if (drawing === undefined) return 1;
  return Math.min(1, view.clientWidth / drawing.width, view.clientHeight / drawing.height);
}

/** All of the picture where it can be read then; of a larger one as much as fits at a comfortable size. */
function fitted(): number {
  const all = whole();
  if (drawing === undefined || all >= readable) return all;
  return Math.min(1, Math.max(0.8, view.clientWidth / drawing.width));
}

function scale(): void {
  sheet.style.zoom = String(zoom ?? fitted());
}

function zoomTo(to: number): void {
  zoom = Math.min(2, Math.max(0.25, to));
  scale();
}

function tool(): void {
  if (picture === undefined || tools.childElementCount > 0) return;
  const { words } = picture;
  const add = (style: string, text: string, label: string, act: () => void): HTMLButtonElement => {
    const element = make('button', style, text);
    element.type = 'button';
    element.setAttribute('aria-label', label);
    element.title = label;
    element.addEventListener('click', act);
    tools.append(element);
    return element;
  };
  add('tool', '−', words.farther, () => {
    zoomTo((zoom ?? fitted()) / 1.2);
  });
  add('tool', '+', words.closer, () => {
    zoomTo((zoom ?? fitted()) * 1.2);
  });
  add('tool', words.fit, words.fit, () => {
    zoomTo(whole());
  });
  const toggle = add('tool', words.list, words.list, () => {
    list.hidden = !list.hidden;
    view.classList.toggle('away', !list.hidden);
    toggle.setAttribute('aria-pressed', String(!list.hidden));
  });
  toggle.setAttribute('aria-pressed', 'false');
}

const idOf = (target: EventTarget | null): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('button[data-id]')?.dataset['id'] : undefined;

view.addEventListener('click', ({ target, detail }) => {
  const id = idOf(target);
  // Enter on a button is a click that no pointer made.
  if (id !== undefined) choose(id, detail === 0);
});
view.addEventListener('dblclick', ({ target }) => {
  const id = idOf(target);
  if (id !== undefined) choose(id, true);
});
view.addEventListener('keydown', (event) => {
  if (drawing === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '+' || event.key === '=') zoomTo((zoom ?? fitted()) * 1.2);
  else if (event.key === '-') zoomTo((zoom ?? fitted()) / 1.2);
  else {
    const id = idOf(event.target) ?? current;
    const to = id === undefined ? undefined : stopFrom(id, event.key, drawing.stops);
    if (to === undefined) {
      if (event.key.startsWith('Arrow')) event.preventDefault();
      return;
    }
    mark(to, true);
    drawing.buttons.get(to)?.focus();
  }
  event.preventDefault();
});
view.addEventListener(
  'wheel',
  (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomTo((zoom ?? fitted()) * Math.exp(-event.deltaY / 300));
  },
  { passive: false },
);

new ResizeObserver(() => {
  if (zoom === undefined) scale();
}).observe(view);

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  if (data.tell === 'picture') {
    picture = data.picture;
    host.setState({ uri: data.uri });
    title.textContent = data.name;
  } else cursor = data.position;
  drawSoon();
});
host.postMessage({ tell: 'ready' });
