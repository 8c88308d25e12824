/** Creates an element with a class and text. Content from files is never parsed as HTML. */
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

/** Creates an SVG element with attributes. */
export function vector<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** A sentence with its names in backticks as code. */
export function sentence(text: string): HTMLElement {
  return make(
    'span',
    'sentence',
    ...text.split('`').map((part, index) => (index % 2 === 1 ? make('code', '', part) : part)),
  );
}

/** A button that does something on a click. */
export function button(style: string, act: () => void, ...content: readonly (Node | string)[]): HTMLButtonElement {
  const element = make('button', style, ...content);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

/** A button with a complete sentence as its label for screen readers. */
export function labeled(
  style: string,
  label: string,
  ...content: readonly (HTMLElement | SVGElement)[]
): HTMLButtonElement {
  const plain = label.replaceAll('`', '');
  const element = make('button', style, make('span', 'spoken', plain));
  for (const part of content) {
    part.setAttribute('aria-hidden', 'true');
    element.append(part);
  }
  element.type = 'button';
  element.title = plain;
  return element;
}
