import { globSync, readFileSync } from 'node:fs'
import { deskContract } from '@mimamori/contract/desk-contract'
import { metaByPath } from '@mimamori/contract/operation-contract'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

const SOURCES = new URL('..', import.meta.url).pathname
const OPERATIONS = metaByPath(deskContract)

type Node = { readonly type: string; readonly [name: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

function everyNode(node: Node): Node[] {
  const below = Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]))
  return [node, ...below.filter(isNode).flatMap(everyNode)]
}

const programs = globSync('**/*.{ts,tsx}', { cwd: SOURCES })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => {
    const { program } = parseSync(file, readFileSync(`${SOURCES}${file}`, 'utf8'))
    return { file, nodes: everyNode(program as unknown as Node) }
  })

const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === 'string' ? node.name : '')

/** `queries.queue.list` is `/queue/list`, `queries.members[of]` is `/members/*`; `null`: it does not begin with `queries`. */
function pathOf(node: Node): string | null {
  if (nameOf(node) === 'queries') return ''
  if (node.type !== 'MemberExpression' || !isNode(node.object)) return null
  const before = pathOf(node.object)
  return before === null ? null : `${before}/${node.computed ? '*' : nameOf(node.property)}`
}

/** The operations that are named with one of these behind them: `queries.queue.list.queryOptions`. */
function operationsWith(nodes: readonly Node[], endings: readonly string[]): string[] {
  return nodes.flatMap((node) => {
    const [, path, ending = ''] = /^(.+)\/(\w+)$/.exec(pathOf(node) ?? '') ?? []
    return path !== undefined && endings.includes(ending) ? [path] : []
  })
}

const ASKED = ['queryOptions', 'infiniteOptions']

/** What stands behind a name that is spread into options: `...options`, `...queueTopOptions(it)`. */
function definedBehind(spread: Node, nodes: readonly Node[]): Node[] {
  const { argument } = spread
  const name = nameOf(argument) || (isNode(argument) ? nameOf(argument.callee) : '')
  return nodes.filter(({ type, id }) => type === 'VariableDeclarator' && nameOf(id) === name).flatMap(everyNode)
}

/** The operations that queries with `refetchInterval` ask. Throws where that cannot be told. */
function polledIn({ file, nodes }: (typeof programs)[number]): string[] {
  const options = nodes.filter(
    ({ type, properties }) =>
      type === 'ObjectExpression' && (properties as Node[]).some(({ key }) => nameOf(key) === 'refetchInterval'),
  )
  return options.flatMap((it) => {
    const spreads = (it.properties as Node[]).filter(({ type }) => type === 'SpreadElement')
    const polled = operationsWith([...everyNode(it), ...spreads.flatMap((each) => definedBehind(each, nodes))], ASKED)
    if (polled.length === 0) throw new Error(`${file}: which operation is polled here? Spread its queryOptions`)
    return polled
  })
}

const asked = new Set(programs.flatMap(({ nodes }) => operationsWith(nodes, ASKED)))

/** The operations that are asked again when the live stream brings news. */
function refreshed(): string[] {
  const { nodes } = programs.find(({ file }) => file === 'live/live-refresh.ts') ?? { nodes: [] }
  const below = operationsWith(nodes, ['key', 'queryKey']).map((path) => path.replace('/*', ''))
  return [...asked].filter((path) => below.some((each) => path === each || path.startsWith(`${each}/`)))
}

const undeclared = (paths: readonly string[]) => paths.filter((path) => OPERATIONS.get(path)?.background !== true)

describe('operations that a page asks by itself', () => {
  test('whatever is polled is declared so in the contract', () => {
    const polled = programs.flatMap(polledIn)
    expect(polled).toEqual(
      expect.arrayContaining(['/breakdown/period', '/coverage/days', '/queue/list', '/appeals/get']),
    )
    expect(undeclared(polled)).toEqual([])
  })

  test('whatever is asked again when the live stream brings news is declared so in the contract', () => {
    const again = refreshed()
    expect(again).toEqual(expect.arrayContaining(['/closings/list', '/withdrawals/list', '/cases/get']))
    expect(undeclared(again)).toEqual([])
  })
})
