/** A function of an object that works out its answer once, and gives it again for as long as the object is there. */
export function remembered<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const answers = new WeakMap<K, { readonly answer: V }>();
  return (of) => {
    let known = answers.get(of);
    if (known === undefined) answers.set(of, (known = { answer: make(of) }));
    return known.answer;
  };
}
