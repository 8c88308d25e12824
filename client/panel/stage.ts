import type { Picture, PlacedRange } from '../../server/features/pipeline/picture';
import { arranged, legible } from './arrange';
import { draw, fill, type Drawing, type Sheet } from './draw';
import { make } from './elements';
import { dim, light } from './light';
import { placeAt } from './select';
import type { Look, Place } from './talk';
import { viewOf, type View } from './view';
import { stopFrom } from './walk';

const foldPrefix = 'fold:';

/** The picture in its view: what is drawn, its zoom, and the current entity or step. */
export class Stage {
  readonly sheet = make('div', 'sheet');
  readonly canvas = make('div', 'view', this.sheet);
  private readonly view: View;
  private picture: Picture | undefined;
  private filled: Sheet | undefined;
  private drawing: Drawing | undefined;
  /** The stop that has the keyboard focus. */
  private current: string | undefined;
  /** The current stop and its lineage are highlighted, because the cursor or the user is there. */
  private lit = false;
  /** `fit` shows everything, a number is the user's zoom, `undefined` is a legible scale. */
  private zoom: Look['zoom'];
  private opened = new Set<string>();
  private searched = '';

  /** `changed` is called when the zoom or the position changes. */
  constructor(private readonly changed: (look: Look) => void) {
    this.view = viewOf(
      this.canvas,
      this.sheet,
      () => {
        this.zoom = this.view.scale();
        this.keep();
      },
      () => {
        this.keep();
      },
    );
    new ResizeObserver(() => {
      if (typeof this.zoom === 'number' || this.picture === undefined) return;
      this.arrange();
      if (this.zoom === undefined) this.revealRefused();
    }).observe(this.canvas);
  }

  /** The size of the picture in CSS pixels. */
  get size(): Drawing['size'] | undefined {
    return this.drawing?.size;
  }

  private keep(): void {
    const { scrollLeft: left, scrollTop: top } = this.canvas;
    this.changed({ zoom: this.zoom, left, top, opened: [...this.opened] });
  }

  /** Draws a newer picture of the same file or configuration. */
  update(picture: Picture): void {
    this.picture = picture;
    this.view.zoomTo(1);
    this.filled = fill(this.sheet, picture);
    this.arrange();
  }

  /** Draws another file in its last view. A file without one starts at the first rejected step. */
  open(picture: Picture, look: Look | undefined): void {
    this.zoom = look?.zoom;
    this.opened = new Set(look?.opened);
    this.current = undefined;
    this.update(picture);
    this.canvas.scrollTo(look?.left ?? 0, look?.top ?? 0);
    if (look === undefined) this.revealRefused();
  }

  /** Chooses the positions of the cards and applies them. */
  private arrange(): void {
    const { picture, filled, canvas, view } = this;
    if (picture === undefined || filled === undefined) return;
    const focused = canvas.contains(document.activeElement);
    const { scrollLeft, scrollTop } = canvas;
    view.zoomTo(1);
    const arrangement = arranged(filled.cards, picture.lanes.length, filled.sizes, view.pane(), this.opened);
    this.drawing = draw(this.sheet, filled, arrangement, picture);
    const { scale } = arrangement;
    view.zoomTo(this.zoom === 'fit' ? scale : (this.zoom ?? Math.max(scale, legible)));
    canvas.scrollTo(scrollLeft, scrollTop);
    this.search(this.searched, false);
    const known = this.current === undefined ? undefined : this.drawing.stopOf(this.current);
    this.lit &&= known !== undefined;
    this.current = known ?? [...this.drawing.stops.keys()][0];
    if (this.current === undefined) return;
    light(this.drawing, this.current, this.lit);
    if (focused) this.drawing.buttons.get(this.current)?.focus({ preventScroll: true });
  }

  /** What a position in the text is in; `undefined` if that is not drawn. */
  placeAt(position: Place): string | undefined {
    return this.filled === undefined ? undefined : placeAt(position, this.filled.ranges);
  }

  /** Highlights an entity or step and makes it the current one. Scrolls to it unless `seek` is false or it has the focus. */
  mark(id: string, seek = true): void {
    const { drawing, canvas } = this;
    const stop = drawing?.stopOf(id);
    if (drawing === undefined || stop === undefined) return;
    const moved = stop !== this.current;
    this.current = stop;
    this.lit = true;
    light(drawing, stop, true);
    if (moved && seek && !canvas.contains(document.activeElement)) this.reveal(stop);
  }

  /** Removes the highlight. */
  unmark(): void {
    this.lit = false;
    if (this.drawing !== undefined && this.current !== undefined) light(this.drawing, this.current, false);
  }

  private reveal(stop: string): void {
    const button = this.drawing?.buttons.get(stop);
    if (button !== undefined) this.view.reveal(button);
  }

  /** The range in the text of what a stop shows. */
  rangeOf(stop: string): PlacedRange | undefined {
    const ranges = this.filled?.ranges;
    // The stop of a step on several cards has the card's ID as a suffix.
    return (ranges?.get(stop) ?? ranges?.get(stop.split('@')[0] ?? ''))?.at;
  }

  /** Expands or folds similar branches. Returns false if the stop has none. */
  unfold(stop: string): boolean {
    if (!stop.startsWith(foldPrefix)) return false;
    const root = stop.slice(foldPrefix.length);
    if (!this.opened.delete(root)) this.opened.add(root);
    this.current = stop;
    this.arrange();
    this.drawing?.buttons.get(stop)?.focus();
    this.keep();
    return true;
  }

  /** Moves with an arrow key. Returns false if there is nothing in that direction. */
  walk(from: string | undefined, key: string): boolean {
    const id = from ?? this.current;
    const to = id === undefined || this.drawing === undefined ? undefined : stopFrom(id, key, this.drawing.stops);
    if (to === undefined) return false;
    this.mark(to);
    this.drawing?.buttons.get(to)?.focus();
    return true;
  }

  private refused(): readonly string[] {
    const refused = this.picture?.steps.filter((step) => step.refused) ?? [];
    return [...new Set(refused.flatMap(({ id }) => this.drawing?.stopOf(id) ?? []))];
  }

  private revealRefused(): void {
    const [first] = this.refused();
    if (first !== undefined) this.reveal(first);
  }

  /** Goes to the next rejected step after the current one, or to the first. */
  nextRefused(): void {
    const refused = this.refused();
    const next = refused[refused.indexOf(this.current ?? '') + 1] ?? refused[0];
    if (next === undefined) return;
    this.mark(next, false);
    this.reveal(next);
  }

  /** Dims everything that does not contain the text; `next` goes to the next match. Returns the number of matches. */
  search(text: string, next: boolean): number {
    const { picture, drawing } = this;
    this.searched = text;
    if (picture === undefined || drawing === undefined) return 0;
    const wanted = text.toLowerCase();
    const found = [...picture.things, ...picture.steps].filter(({ label }) => label.toLowerCase().includes(wanted));
    const stops = new Set(found.flatMap(({ id }) => drawing.stopOf(id) ?? []));
    dim(drawing, text === '' ? undefined : stops);
    const order = [...stops];
    const to = order[order.indexOf(this.current ?? '') + 1] ?? order[0];
    if (text !== '' && next && to !== undefined) {
      this.mark(to, false);
      this.reveal(to);
    }
    return found.length;
  }

  zoomBy(factor: number): void {
    this.view.zoomTo(this.view.scale() * factor);
    this.zoom = this.view.scale();
    this.keep();
  }

  /** Shows the whole picture. */
  fit(): void {
    this.zoom = 'fit';
    this.arrange();
    this.canvas.scrollTo(0, 0);
    this.keep();
  }
}
