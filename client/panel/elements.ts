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

/** An SVG element with attributes. */
export function vector<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** A sentence whose names in backticks are set as code. */
export function sentence(text: string): HTMLElement {
  return make(
    'span',
    'sentence',
    ...text.split('`').map((part, index) => (index % 2 === 1 ? make('code', '', part) : part)),
  );
}

/** A button: what it shows is for the eye, its label says all of it in one sentence. */
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
