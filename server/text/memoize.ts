/** Caches the result of a function for each text, as long as the returned function exists. */
export function memoizeByText<V>(make: (of: string) => V): (of: string) => V {
  const answers = new Map<string, V>();
  return (of) => {
    const known = answers.get(of);
    if (known !== undefined) return known;
    const answer = make(of);
    answers.set(of, answer);
    return answer;
  };
}

/** Caches the result of a function for each object, as long as the object exists. */
export function memoize<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const answers = new WeakMap<K, { readonly answer: V }>();
  return (of) => {
    let known = answers.get(of);
    if (known === undefined) answers.set(of, (known = { answer: make(of) }));
    return known.answer;
  };
}
