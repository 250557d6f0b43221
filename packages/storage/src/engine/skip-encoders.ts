import { type DriverValueEncoder, is, Param, Placeholder } from 'drizzle-orm'

const PROBE = Symbol('probe')

function passesThrough(encoder: DriverValueEncoder<unknown, unknown>): boolean {
  try {
    return encoder.mapToDriverValue(PROBE) === PROBE
  } catch {
    return false
  }
}

/**
 * Where a value of a prepared query is handed over as it is given, say so once. Else drizzle finds out at each run, for each
 * value, which took a twentieth of the time of a decision.
 */
export function skipEncoders<Query extends { getQuery(): { readonly params: unknown[] } }>(query: Query): Query {
  const { params } = query.getQuery()
  for (const [at, param] of params.entries()) {
    if (is(param, Param) && is(param.value, Placeholder) && passesThrough(param.encoder)) params[at] = param.value
  }
  return query
}
