import { deskContract } from '@mimamori/contract/desk-contract'
import { INTAKE_PREFIX, intakeContract } from '@mimamori/contract/intake/intake-contract'
import { LIVE_PATH } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX, NOTICE_PICTURE_PATH } from '@mimamori/contract/transport-contract'
import { isContractProcedure } from '@orpc/contract'

/** Paths of a contract's procedures: their own, or their place in the router. */
function contractPaths(router: object, place = ''): string[] {
  if (isContractProcedure(router)) return [router['~orpc'].route.path ?? place]
  return Object.entries(router).flatMap(([name, inner]) => contractPaths(inner, `${place}/${name}`))
}

const knownPaths = [
  ...contractPaths(intakeContract).map((path) => `${INTAKE_PREFIX}${path}`),
  ...[...contractPaths(deskContract), LIVE_PATH, NOTICE_PICTURE_PATH].map((path) => `${DESK_PREFIX}${path}`),
  ...['/healthz', '/readyz', '/metrics', '/api/openapi.json'],
]

const exact = new Map(knownPaths.filter((path) => !path.includes('{')).map((path) => [path, path]))
/** `/jobs/` → `/jobs/{id}`: the id is always the last part */
const withId = new Map(
  knownPaths.filter((path) => path.endsWith('/{id}')).map((path) => [path.slice(0, path.lastIndexOf('/') + 1), path]),
)

/** `/measures/` and `/acknowledged` → `/measures/{id}/acknowledged`: what is done about the thing of this id */
const aboutId = knownPaths
  .filter((path) => path.includes('/{id}/'))
  .map((path) => ({ path, parts: path.split('{id}') as [string, string] }))

function pathAboutId(path: string): string | undefined {
  const found = aboutId.find(({ parts: [before, after] }) => path.startsWith(before) && path.endsWith(after))
  if (!found) return undefined
  const [before, after] = found.parts
  return path.slice(before.length, -after.length).includes('/') ? undefined : found.path
}

/** The route template of a request's URL: never an id, a query, or anything else a caller can make up. */
export function routeTemplate(target: string): string {
  const query = target.indexOf('?')
  const path = query < 0 ? target : target.slice(0, query)
  const known = exact.get(path) ?? withId.get(path.slice(0, path.lastIndexOf('/') + 1)) ?? pathAboutId(path)
  if (known) return known
  if (path.startsWith('/api/')) return '/api/*'
  return path.startsWith('/assets/') ? '/assets/*' : '/*'
}
