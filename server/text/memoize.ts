/** Caches the result of a function for each object, as long as the object exists. */
export function memoize<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const answers = new WeakMap<K, { readonly answer: V }>();
  return (of) => {
    let known = answers.get(of);
    if (known === undefined) answers.set(of, (known = { answer: make(of) }));
    return known.answer;
  };
}
