import type { Picture } from '../../server/features/pipeline/picture';
import { button, make } from './elements';
import { legendOf } from './legend';
import type { Stage } from './stage';

export type ExportForm = 'svg' | 'png' | 'mermaid';

export interface Tools {
  readonly elements: readonly HTMLElement[];
  readonly focusSearch: () => void;
}

/** The toolbar above the picture on a stage. `showList` and `exportAs` do what is outside of the stage. */
export function toolsOf(
  { words }: Picture,
  stage: Stage,
  showList: (shown: boolean) => void,
  exportAs: (form: ExportForm) => void,
): Tools {
  const tool = (text: string, label: string, act: () => void): HTMLButtonElement => {
    const element = button('tool', act, text);
    element.setAttribute('aria-label', label);
    element.title = label;
    return element;
  };
  const list = tool(words.list, words.list, () => {
    const shown = list.getAttribute('aria-pressed') !== 'true';
    list.setAttribute('aria-pressed', String(shown));
    showList(shown);
  });
  list.setAttribute('aria-pressed', 'false');
  const menu = make('div', 'over menu');
  const exporting = popover(words.export, menu);
  for (const form of ['svg', 'png', 'mermaid'] as const)
    menu.append(
      tool(words[`export.${form}`], words[`export.${form}`], () => {
        exporting.close();
        exportAs(form);
      }),
    );
  const legend = popover(words.legend, legendOf(words));
  const search = searchOf(words, stage);
  return {
    elements: [
      search.element,
      tool('−', words.farther, () => {
        stage.zoomBy(1 / 1.2);
      }),
      tool('+', words.closer, () => {
        stage.zoomBy(1.2);
      }),
      tool(words.fit, words.fit, () => {
        stage.fit();
      }),
      list,
      exporting.element,
      legend.element,
    ],
    focusSearch: search.focus,
  };
}

/** A button with a popover. Escape, a click elsewhere, or the focus of another tool closes it. */
function popover(title: string, content: HTMLElement): { readonly element: HTMLElement; readonly close: () => void } {
  const opener = button(
    'tool',
    () => {
      show(content.hidden !== false);
    },
    title,
  );
  const show = (shown: boolean): void => {
    content.hidden = !shown;
    opener.setAttribute('aria-expanded', String(shown));
  };
  show(false);
  const element = make('div', 'popover', opener, content);
  element.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || content.hidden) return;
    show(false);
    opener.focus();
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) show(false);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !element.contains(target)) show(false);
  });
  return {
    element,
    close: () => {
      show(false);
    },
  };
}

function searchOf(
  words: Picture['words'],
  stage: Stage,
): { readonly element: HTMLElement; readonly focus: () => void } {
  const input = make('input', 'search');
  const count = make('span', 'matches');
  input.type = 'search';
  input.placeholder = words.search;
  input.setAttribute('aria-label', words.search);
  count.setAttribute('role', 'status');
  const run = (next: boolean): void => {
    const found = stage.search(input.value.trim(), next);
    count.textContent = input.value.trim() === '' ? '' : found === 0 ? words['no-match'] : String(found);
  };
  input.addEventListener('input', () => {
    run(false);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') run(true);
    else if (event.key === 'Escape') {
      input.value = '';
      run(false);
    } else return;
    event.preventDefault();
  });
  return {
    element: make('div', 'searching', input, count),
    focus: () => {
      input.focus();
      input.select();
    },
  };
}
