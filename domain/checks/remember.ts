/**
 * A pure function that is not worked out twice for the same object. A plan under a person's hands changes one row at a time,
 * so what is known of every other row stays; the objects may be collected as ever.
 */
export function remember<Key extends object, Value>(workOut: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const kept = known.get(key);
    if (kept) return kept.value;
    const value = workOut(key);
    known.set(key, { value });
    return value;
  };
}
