import type { Picture, PlacedRange } from '../../server/features/pipeline/picture';
import type { Arrangement, Detail, Measured } from './arrange';
import { cardsOf, stepsOn, type Card, type Join } from './cards';
import { make, vector } from './elements';
import { faceOf, foldButton, type Face } from './face';
import type { Folded } from './fold';
import type { Point } from './geometry';
import type { Stop } from './walk';

/** The cards of a picture as measured elements, not positioned yet. */
export interface Sheet {
  readonly cards: readonly Card[];
  readonly faces: ReadonlyMap<string, Face>;
  readonly sizes: Readonly<Record<Detail, readonly [Measured, ...Measured[]]>>;
  /** Ranges in the text by the ID of an entity or step. */
  readonly ranges: ReadonlyMap<string, { readonly at: PlacedRange; readonly whole?: PlacedRange }>;
}

/** The drawn picture: every stop of the keyboard with its button, and the lines between cards. */
export interface Drawing {
  readonly size: { readonly width: number; readonly height: number };
  readonly stops: ReadonlyMap<string, Stop>;
  readonly buttons: ReadonlyMap<string, HTMLButtonElement>;
  readonly lines: readonly { readonly of: Join; readonly path: SVGPathElement; readonly head: SVGPathElement }[];
  /** The stop of an entity or a step: its own, or that of the card that shows it. */
  readonly stopOf: (id: string) => string | undefined;
}

/** The width of the narrowest cards, and of the widest, in CSS pixels. */
const narrowest: Readonly<Record<Detail, number>> = { full: 212, brief: 176 };
const widest = 340;

/** Adds the cards of a picture to the sheet and measures them. */
export function fill(sheet: HTMLElement, picture: Picture): Sheet {
  const cards = cardsOf(picture);
  const titles = new Map(picture.things.map(({ id, title }) => [id, title]));
  const faces = new Map(cards.map((card) => [card.id, faceOf(card, (id) => titles.get(id))]));
  sheet.replaceChildren(...[...faces.values()].map(({ element }) => element));
  const sizes = { full: sizesOf(sheet, faces, 'full'), brief: sizesOf(sheet, faces, 'brief') };
  const ranges = new Map([...picture.things, ...picture.steps].map((each) => [each.id, each]));
  return { cards, faces, sizes, ranges };
}

/** Cards of three widths: the narrowest, those that truncate nothing, and those between. */
function sizesOf(sheet: HTMLElement, faces: Sheet['faces'], detail: Detail): readonly [Measured, ...Measured[]] {
  const elements = [...faces].map(([id, { element }]) => [id, element] as const);
  const least = narrowest[detail];
  sheet.classList.toggle('brief', detail === 'brief');
  sheet.style.setProperty('--card-width', 'max-content');
  const needed = Math.max(least, ...elements.map(([, { offsetWidth }]) => offsetWidth + 1));
  const most = Math.min(widest, needed);
  const measured = (width: number): Measured => {
    // When zoomed, texts are a little wider, and one that just fits would need another line.
    sheet.style.setProperty('--card-width', `${String(width * 0.96)}px`);
    return { width, heights: new Map(elements.map(([id, { offsetHeight }]) => [id, offsetHeight])) };
  };
  return [measured(least), measured(Math.round((least + most) / 2)), measured(most)];
}

/** Positions cards and lines. */
export function draw(
  sheet: HTMLElement,
  { cards, faces }: Sheet,
  { detail, card, folded, layout }: Arrangement,
  picture: Picture,
): Drawing {
  sheet.classList.toggle('brief', detail === 'brief');
  sheet.style.setProperty('--card-width', `${String(card)}px`);
  for (const each of sheet.querySelectorAll('.lane, .lane-head, .lines, .fold')) each.remove();
  const lanes = layout.lanes.map(({ y, height }, index) => {
    const lane = make('div', `lane lane-${String(index % 5)}`);
    lane.style.top = `${String(y)}px`;
    lane.style.height = `${String(height)}px`;
    return lane;
  });
  // In front of the lines, which may cross the title.
  const heads = picture.lanes.map(({ region, name }, index) => {
    const title = make('h2', 'lane-title', make('span', 'lane-dot'), make('b', '', region), ` ${name}`);
    const head = make('div', `lane-head lane-${String(index % 5)}`, title);
    head.style.top = `${String(layout.lanes[index]?.y ?? 0)}px`;
    return head;
  });
  const svg = vector('svg', {
    class: 'lines',
    'aria-hidden': 'true',
    width: String(layout.width),
    height: String(layout.height),
  });
  const lines = layout.lines.map(({ of, points }) => {
    const path = vector('path', { d: rounded(points), class: `line ${of.form}` });
    const head = vector('path', { d: arrowHead(points), class: `head ${of.form}` });
    svg.append(path, head);
    return { of, path, head };
  });
  sheet.prepend(...lanes, svg, ...heads);
  sheet.style.width = `${String(layout.width)}px`;
  sheet.style.height = `${String(layout.height)}px`;

  for (const [id, { element }] of faces) {
    const box = layout.boxes.get(id);
    element.hidden = box === undefined;
    element.classList.toggle('stacked', folded.stacked.has(id));
    element.style.left = `${String(box?.x ?? 0)}px`;
    element.style.top = `${String(box?.y ?? 0)}px`;
  }
  const { width, height } = layout;
  return { size: { width, height }, lines, ...stopsOf(sheet, { cards, faces }, folded, picture) };
}

/** The stops of the keyboard, their connections, and the stops that show entities without one. */
function stopsOf(
  sheet: HTMLElement,
  { cards, faces }: Pick<Sheet, 'cards' | 'faces'>,
  { folds, hidden }: Folded,
  { steps, words }: Picture,
): Pick<Drawing, 'stops' | 'buttons' | 'stopOf'> {
  const stops = new Map<string, Stop>();
  const buttons = new Map<string, HTMLButtonElement>();
  const shownBy = new Map(hidden);
  const origin = sheet.getBoundingClientRect();
  const add = (of: string, card: Card, button: HTMLButtonElement, before: readonly string[]): void => {
    // A step about several entities is on each of their cards. The first one has the step's ID.
    const id = stops.has(of) ? `${of}@${card.id}` : of;
    button.dataset['id'] = id;
    buttons.set(id, button);
    const { x, y, width, height } = button.getBoundingClientRect();
    stops.set(id, { id, x: x - origin.x, y: y - origin.y, width, height, before, after: [] });
  };
  for (const card of cards) {
    const { id, maker, parents } = card;
    const face = faces.get(id);
    if (face === undefined || hidden.has(id)) {
      const root = hidden.get(id) ?? '';
      for (const step of stepsOn(card)) shownBy.set(step.id, shownBy.get(step.id) ?? root);
      continue;
    }
    for (const { of, button } of face.buttons)
      add(of, card, button, of === maker?.id ? parents : of !== id ? [id] : maker === undefined ? parents : [maker.id]);
    const fold = folds.get(id);
    if (fold === undefined) continue;
    const button = foldButton(fold, words);
    face.element.append(button);
    add(`fold:${id}`, card, button, []);
  }
  // A recipient is shown on the card of the step.
  for (const { id, to } of steps) {
    const step = stops.has(id) ? id : shownBy.get(id);
    for (const each of to) if (step !== undefined && !shownBy.has(each)) shownBy.set(each, step);
  }
  return { stops: withAfter(stops), buttons, stopOf: (id) => (stops.has(id) ? id : shownBy.get(id)) };
}

/** Adds the reverse direction: the stops that follow each one. */
function withAfter(stops: ReadonlyMap<string, Stop>): ReadonlyMap<string, Stop> {
  const after = new Map<string, string[]>();
  for (const { id, before } of stops.values())
    for (const each of before) after.set(each, [...(after.get(each) ?? []), id]);
  return new Map([...stops].map(([id, stop]) => [id, { ...stop, after: after.get(id) ?? [] }]));
}

/** An SVG path through points with rounded corners. */
function rounded(points: readonly Point[], radius = 6): string {
  const n = (value: number): string => String(Math.round(value * 10) / 10);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  let line = `M${n(first.x)} ${n(first.y)}`;
  for (let index = 1; index < points.length - 1; index++) {
    const [before, corner, after] = [points[index - 1], points[index], points[index + 1]];
    if (before === undefined || corner === undefined || after === undefined) continue;
    const near = (to: Point): Point => {
      const far = Math.hypot(to.x - corner.x, to.y - corner.y);
      const part = far === 0 ? 0 : Math.min(radius, far / 2) / far;
      return { x: corner.x + (to.x - corner.x) * part, y: corner.y + (to.y - corner.y) * part };
    };
    const [start, end] = [near(before), near(after)];
    line += `L${n(start.x)} ${n(start.y)}Q${n(corner.x)} ${n(corner.y)} ${n(end.x)} ${n(end.y)}`;
  }
  return `${line}L${n(last.x)} ${n(last.y)}`;
}

/** A triangle at the end of a horizontal line. */
function arrowHead(points: readonly Point[]): string {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (before === undefined || end === undefined) return '';
  const back = end.x >= before.x ? -7 : 7;
  return `M${String(end.x)} ${String(end.y)}l${String(back)} -4v8z`;
}
