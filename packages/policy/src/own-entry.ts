/** The entry of a key, made where there is none. A key such as `constructor` never means what every object has. */
export function ownEntry<T>(record: Record<string, T>, key: string, make: () => T): T {
  if (!Object.hasOwn(record, key))
    Object.defineProperty(record, key, { value: make(), configurable: true, enumerable: true, writable: true })
  return record[key] as T
}
