import type { Pane } from './arrange';
import type { Point } from './geometry';

/** The viewport of the sheet, which scrolls, pans and zooms. */
export interface View {
  /** Its size in CSS pixels, without scroll bars. */
  readonly pane: () => Pane;
  readonly scale: () => number;
  /** Zooms around the given point of the viewport; by default, its center. */
  readonly zoomTo: (scale: number, at?: Point) => void;
  /** Scrolls an element to the center if it is not visible. */
  readonly reveal: (element: Element) => void;
}

const smallest = 0.1;
const largest = 2.5;
/** How far a pointer moves before it drags, in CSS pixels. */
const slack = 4;

/** Makes an element the viewport of a sheet. `zoomed` is called for zooms with the wheel, `moved` with the scroll position. */
export function viewOf(element: HTMLElement, sheet: HTMLElement, zoomed: () => void, moved: () => void): View {
  let scale = 1;
  /** The position of the last zoom and the point of the sheet there, until something else moves the sheet. */
  let anchor: { at: Point; point: Point; left: number; top: number } | undefined;

  function zoomTo(to: number, at: Point = { x: element.clientWidth / 2, y: element.clientHeight / 2 }): void {
    const { scrollLeft, scrollTop } = element;
    const kept =
      anchor?.at.x === at.x && anchor.at.y === at.y && anchor.left === scrollLeft && anchor.top === scrollTop
        ? anchor.point
        : undefined;
    // A sheet smaller than the viewport cannot keep the point there. It returns when the sheet has grown.
    const point = kept ?? { x: (scrollLeft + at.x) / scale, y: (scrollTop + at.y) / scale };
    scale = Math.min(largest, Math.max(smallest, to));
    sheet.style.zoom = String(scale);
    element.scrollTo(point.x * scale - at.x, point.y * scale - at.y);
    anchor = { at, point, left: element.scrollLeft, top: element.scrollTop };
  }

  element.addEventListener(
    'wheel',
    (event) => {
      // Shift and the wheel scroll, as in other applications.
      if (event.shiftKey) return;
      event.preventDefault();
      const { x, y } = element.getBoundingClientRect();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
      // Browsers report a pinch as small wheel steps with Ctrl.
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

/** Scrolls an element by dragging. It is a click only if the pointer did not move. */
function dragging(element: HTMLElement): void {
  let from: { x: number; y: number; left: number; top: number } | undefined;
  let dragged = false;
  element.addEventListener('pointerdown', ({ button, clientX, clientY, pointerType }) => {
    dragged = false;
    // Touch scrolls natively.
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
