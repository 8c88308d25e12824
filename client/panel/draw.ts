import type { Picture, PictureStep, PictureThing } from '../../server/features/picture';
import { icon } from './icons';
import { layoutOf, lineThrough, type Joined } from './layout';
import type { Range } from './talk';
import type { Stop } from './walk';

/** A join of the drawing: a step's, or one that declarations tell. */
interface Line extends Joined {
  readonly form: 'step' | 'refused' | 'link';
}

/** What was drawn: every stop of the keyboard with its button, and the lines between them. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly stops: ReadonlyMap<string, Stop>;
  readonly buttons: ReadonlyMap<string, HTMLButtonElement>;
  readonly ranges: ReadonlyMap<string, { readonly at: Range; readonly whole?: Range }>;
  readonly lines: readonly { readonly of: Joined; readonly path: SVGPathElement }[];
}

/** An element with a class, and its content as text: nothing from a file is ever read as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  style: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (style !== '') element.className = style;
  element.append(...content);
  return element;
}

/** A sentence whose names in backticks are set as code. */
export function sentence(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  text.split('`').forEach((part, index) => {
    fragment.append(index % 2 === 1 ? make('code', '', part) : part);
  });
  return fragment;
}

/** A stop of the keyboard: what it shows is for the eye, what it is called says all of it in one sentence. */
function button(id: string, style: string, label: string, ...content: readonly HTMLElement[]): HTMLButtonElement {
  const plain = label.replaceAll('`', '');
  const element = make('button', style, make('span', 'spoken', plain));
  for (const part of content) shown(element, part);
  element.type = 'button';
  element.dataset['id'] = id;
  element.tabIndex = -1;
  element.title = plain;
  return element;
}

function shown(element: HTMLButtonElement, part: HTMLElement): void {
  part.setAttribute('aria-hidden', 'true');
  element.append(part);
}

/** Draws a picture into an empty sheet. */
export function draw(sheet: HTMLElement, picture: Picture<Range>): Drawing {
  const buttons = new Map<string, HTMLButtonElement>();
  const ranges = new Map<string, { readonly at: Range; readonly whole?: Range }>();
  const changes = new Map<string, PictureStep<Range>[]>();
  const own: PictureStep<Range>[] = [];
  for (const step of picture.steps) {
    ranges.set(step.id, step);
    const [thing] = step.from;
    // A step that leads nowhere is a mark on the image that it changes.
    if (step.to.length > 0 || thing === undefined) own.push(step);
    else changes.set(thing, [...(changes.get(thing) ?? []), step]);
  }
  const cards: { readonly id: string; readonly lane: number; readonly element: HTMLElement }[] = [];
  for (const thing of picture.things) {
    ranges.set(thing.id, thing);
    cards.push({ ...thing, element: thingCard(thing, changes.get(thing.id) ?? [], buttons) });
  }
  for (const step of own) cards.push({ ...step, element: stepCard(step, buttons) });
  const lanes = picture.lanes.map(({ region, name }, index) => {
    const lane = make('div', `lane lane-${String(index % 5)}`);
    lane.append(make('h2', 'lane-title', make('span', 'lane-dot'), make('b', '', region), ` ${name}`));
    return lane;
  });
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'lines');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(arrowHeads());
  sheet.replaceChildren(...lanes, svg, ...cards.map(({ element }) => element));

  const joins: Line[] = picture.links.map(([from, to]) => ({ from, to, form: 'link' }));
  for (const { id, from, to, refused } of own) {
    const form = refused ? 'refused' : 'step';
    for (const each of from) joins.push({ from: each, to: id, form });
    for (const each of to) joins.push({ from: id, to: each, form });
  }
  const sized = cards.map(({ id, lane, element }) => ({
    id,
    lane,
    width: element.offsetWidth,
    height: element.offsetHeight,
  }));
  const layout = layoutOf(sized, joins, picture.lanes.length);
  cards.forEach(({ id, lane, element }) => {
    const box = layout.boxes.get(id);
    element.classList.add(`lane-${String(lane % 5)}`);
    element.style.left = `${String(box?.x ?? 0)}px`;
    element.style.top = `${String(box?.y ?? 0)}px`;
  });
  layout.lanes.forEach(({ y, height }, index) => {
    const style = lanes[index]?.style;
    style?.setProperty('top', `${String(y)}px`);
    style?.setProperty('height', `${String(height)}px`);
  });
  sheet.style.width = `${String(layout.width)}px`;
  sheet.style.height = `${String(layout.height)}px`;
  svg.setAttribute('width', String(layout.width));
  svg.setAttribute('height', String(layout.height));
  const lines = layout.paths.map(({ of, points }) => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', lineThrough(points));
    path.setAttribute('class', `line ${of.form}`);
    path.setAttribute('marker-end', `url(#head-${of.form})`);
    svg.append(path);
    return { of, path };
  });
  const { width, height } = layout;
  return { width, height, stops: stopsOf(picture, joins, buttons, sheet), buttons, ranges, lines };
}

function thingCard(
  thing: PictureThing<Range>,
  changes: readonly PictureStep<Range>[],
  buttons: Map<string, HTMLButtonElement>,
): HTMLElement {
  const main = button(
    thing.id,
    'thing-main',
    thing.label,
    make('span', 'thing-title', icon(thing.type), make('span', 'name', thing.title)),
    make('span', 'thing-about', thing.about),
  );
  const { lock } = thing;
  if (lock !== undefined)
    shown(
      main,
      make('span', `lock ${lock.closed ? 'closed' : 'open'}`, icon(lock.closed ? 'locked' : 'unlocked'), lock.text),
    );
  buttons.set(thing.id, main);
  const card = make('div', `card thing ${thing.type} ${thing.origin}${thing.deleted ? ' deleted' : ''}`, main);
  if (changes.length > 0) {
    const marks = changes.map((step) => {
      const mark = stepButton(step, 'mark');
      buttons.set(step.id, mark);
      return mark;
    });
    card.append(make('div', 'marks', ...marks));
  }
  return card;
}

function stepCard(step: PictureStep<Range>, buttons: Map<string, HTMLButtonElement>): HTMLElement {
  const main = stepButton(step, 'step-main');
  buttons.set(step.id, main);
  return make('div', `card step${step.refused ? ' refused' : ''}`, main);
}

function stepButton(step: PictureStep<Range>, style: string): HTMLButtonElement {
  const head = make(
    'span',
    'step-title',
    make('span', 'number', String(step.number)),
    make('span', 'action', step.title),
  );
  if (step.refused) head.prepend(icon('refused'));
  if (step.unverifiedCount > 0) head.append(make('span', 'unverified', `?${String(step.unverifiedCount)}`));
  const element = button(step.id, `${style}${step.refused ? ' refused' : ''}`, step.label, head);
  const [reason] = step.reasons;
  if (step.refused && reason !== undefined) shown(element, make('span', 'reason', sentence(reason)));
  return element;
}

function arrowHeads(): SVGDefsElement {
  const defs = document.createElementNS('http://www.w3.org/2000/svg', 'defs');
  for (const form of ['step', 'refused', 'link', 'related']) {
    const marker = document.createElementNS('http://www.w3.org/2000/svg', 'marker');
    marker.id = `head-${form}`;
    marker.setAttribute('class', `head ${form}`);
    for (const [name, value] of Object.entries({
      viewBox: '0 0 8 8',
      refX: '7',
      refY: '4',
      markerWidth: '8',
      markerHeight: '8',
    }))
      marker.setAttribute(name, value);
    marker.setAttribute('markerUnits', 'userSpaceOnUse');
    marker.setAttribute('orient', 'auto');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'M0 .5 7.500 4 0 7.500Z');
    marker.append(path);
    defs.append(marker);
  }
  return defs;
}

/** Where the keyboard can stand, in the order of the text, and what leads where. */
function stopsOf(
  picture: Picture<Range>,
  joins: readonly Joined[],
  buttons: ReadonlyMap<string, HTMLButtonElement>,
  sheet: HTMLElement,
): ReadonlyMap<string, Stop> {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  const note = (map: Map<string, string[]>, from: string, to: string): void => {
    const known = map.get(from);
    if (known === undefined) map.set(from, [to]);
    else known.push(to);
  };
  for (const { from, to } of joins) {
    note(after, from, to);
    note(before, to, from);
  }
  const origin = sheet.getBoundingClientRect();
  const stops = new Map<string, Stop>();
  for (const { id } of [...picture.things, ...picture.steps]) {
    const box = buttons.get(id)?.getBoundingClientRect();
    if (box === undefined) continue;
    const { width, height } = box;
    const place = { x: box.x - origin.x, y: box.y - origin.y, width, height };
    stops.set(id, { id, ...place, before: before.get(id) ?? [], after: after.get(id) ?? [] });
  }
  return stops;
}
