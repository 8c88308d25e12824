import type { Pane } from './arrange';
import type { Point } from './route';

/** The part of the panel in which the sheet is seen: it scrolls, is dragged and zoomed. */
export interface View {
  /** Its size in CSS pixels, without scroll bars. */
  readonly pane: () => Pane;
  readonly scale: () => number;
  /** Zooms; the point of the view given, else its middle, keeps its place. */
  readonly zoomTo: (scale: number, at?: Point) => void;
  /** Brings an element into view, in the middle where it is not. */
  readonly reveal: (element: Element) => void;
}

const smallest = 0.1;
const largest = 2.5;
/** How far a pointer moves before it drags, in CSS pixels. */
const slack = 4;

/** Makes an element a view of a sheet. `zoomed` hears of zooms made with the wheel, `moved` of where it was scrolled to. */
export function viewOf(element: HTMLElement, sheet: HTMLElement, zoomed: () => void, moved: () => void): View {
  let scale = 1;
  /** The place that was last zoomed at and the point of the sheet there, until something else moves the sheet. */
  let anchor: { at: Point; point: Point; left: number; top: number } | undefined;

  function zoomTo(to: number, at: Point = { x: element.clientWidth / 2, y: element.clientHeight / 2 }): void {
    const { scrollLeft, scrollTop } = element;
    const kept =
      anchor?.at.x === at.x && anchor.at.y === at.y && anchor.left === scrollLeft && anchor.top === scrollTop
        ? anchor.point
        : undefined;
    // A sheet that is smaller than the view cannot keep its point there: it comes back when the sheet has grown.
    const point = kept ?? { x: (scrollLeft + at.x) / scale, y: (scrollTop + at.y) / scale };
    scale = Math.min(largest, Math.max(smallest, to));
    sheet.style.zoom = String(scale);
    element.scrollTo(point.x * scale - at.x, point.y * scale - at.y);
    anchor = { at, point, left: element.scrollLeft, top: element.scrollTop };
  }

  element.addEventListener(
    'wheel',
    (event) => {
      // With Shift the wheel scrolls, as everywhere.
      if (event.shiftKey) return;
      event.preventDefault();
      const { x, y } = element.getBoundingClientRect();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
      // A pinch comes as small steps of a wheel with Ctrl.
      const speed = event.ctrlKey ? 150 : 600;
      zoomTo(scale * Math.exp((-event.deltaY * lines) / speed), { x: event.clientX - x, y: event.clientY - y });
      zoomed();
    },
    { passive: false },
  );
  dragging(element);
  element.addEventListener('scroll', moved, { passive: true });
  return {
    pane: () => ({ width: element.clientWidth, height: element.clientHeight }),
    scale: () => scale,
    zoomTo,
    reveal(target) {
      const [seen, box] = [element.getBoundingClientRect(), target.getBoundingClientRect()];
      const inside =
        box.left >= seen.left && box.right <= seen.right && box.top >= seen.top && box.bottom <= seen.bottom;
      if (!inside) target.scrollIntoView({ block: 'center', inline: 'center' });
    },
  };
}

/** Scrolls an element with the pointer; a click is only one where the pointer did not move. */
function dragging(element: HTMLElement): void {
  let from: { x: number; y: number; left: number; top: number } | undefined;
  let dragged = false;
  element.addEventListener('pointerdown', ({ button, clientX, clientY, pointerType }) => {
    dragged = false;
    // A finger scrolls by itself.
    if (button > 1 || pointerType === 'touch') return;
    from = { x: clientX, y: clientY, left: element.scrollLeft, top: element.scrollTop };
  });
  element.addEventListener('pointermove', ({ clientX, clientY, pointerId, buttons }) => {
    if (buttons === 0) from = undefined;
    if (from === undefined) return;
    const [x, y] = [clientX - from.x, clientY - from.y];
    if (!dragged && Math.hypot(x, y) < slack) return;
    if (!dragged) element.setPointerCapture(pointerId);
    dragged = true;
    element.classList.add('dragged');
    element.scrollTo(from.left - x, from.top - y);
  });
  const end = (): void => {
    from = undefined;
    element.classList.remove('dragged');
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
  element.addEventListener(
    'click',
    (event) => {
      if (dragged) event.stopPropagation();
      dragged = false;
    },
    { capture: true },
  );
}
