/** A search parameter that is a non-empty string. */
export function textParam<Name extends string>(
  search: Record<string, unknown>,
  name: Name,
): { [name in Name]?: string } {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? ({ [name]: value } as { [name in Name]: string }) : {}
}

/** `from`, `to` and the opened `day`, each `YYYY-MM-DD`. Not validated here: the screen refuses others by `parseDayRange`. */
export const dayRangeParams = (search: Record<string, unknown>): { from?: string; to?: string; day?: string } => ({
  ...textParam(search, 'from'),
  ...textParam(search, 'to'),
  ...textParam(search, 'day'),
})
