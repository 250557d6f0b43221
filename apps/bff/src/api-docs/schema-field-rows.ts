/** The part of JSON Schema that the contract's documents use. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly description?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** A field as a row of a table. `path` has dots between its parts and `[]` behind lists. */
export type FieldRow = {
  readonly path: string
  /** such as `string`, `list of Target`, `string or null`; names of schemas and `"constants"` as they are */
  readonly kind: string
  /** such as `hide · warn`, `1 to 200 characters; ^[a-z]+$`, with the description at the end; empty: none */
  readonly limits: string
  readonly required: boolean
}

const bounds = (unit: string, from: number | undefined, to: number | undefined): string => {
  // the safe integers are the schema converter's defaults, not limits of the contract
  const min = from !== undefined && from > Number.MIN_SAFE_INTEGER ? from : null
  const max = to !== undefined && to < Number.MAX_SAFE_INTEGER ? to : null
  if (min === null && max === null) return ''
  // "at most 5" says a lower bound of 0
  const bounded = min !== null && min !== 0 ? `${min} to ${max}` : `at most ${max}`
  const range = max === null ? `at least ${min}` : bounded
  return unit ? `${range} ${unit}` : range
}

const alternatives = ({ anyOf, oneOf }: Schema): readonly Schema[] => anyOf ?? oneOf ?? []

/**
 * The only alternative beside `null`, and `nullable: true`. A schema without `null`, or with several others, is returned as
 * it is, and `nullable: false`.
 */
function unwrapNullable(schema: Schema): { schema: Schema; nullable: boolean } {
  const others = alternatives(schema).filter(({ type }) => type !== 'null')
  const [only] = others
  const nullable = others.length < alternatives(schema).length
  return nullable && others.length === 1 && only ? { schema: only, nullable } : { schema, nullable: false }
}

function kindOf(given: Schema): string {
  const { schema, nullable } = unwrapNullable(given)
  const name = schema.$ref?.split('/').at(-1)
  const alternativeKinds = alternatives(schema).map(kindOf)
  const kind =
    name ??
    (schema.const !== undefined ? JSON.stringify(schema.const) : undefined) ??
    (schema.type === 'array' ? `list of ${kindOf(schema.items ?? {})}` : undefined) ??
    schema.type ??
    (alternativeKinds.length > 0 ? [...new Set(alternativeKinds)].join(' or ') : 'anything')
  return nullable ? `${kind} or null` : kind
}

function limitsOf(given: Schema): string {
  const { schema } = unwrapNullable(given)
  const inner = schema.type === 'array' ? limitsOf(schema.items ?? {}) : ''
  return [
    schema.enum ? schema.enum.map(String).join(' · ') : '',
    bounds('characters', schema.minLength, schema.maxLength),
    bounds('', schema.minimum, schema.maximum),
    bounds('items', schema.minItems, schema.maxItems),
    schema.pattern ?? '',
    schema.format ?? '',
    inner,
    schema.description ?? '',
  ]
    .filter((part) => part !== '')
    .join('; ')
}

/** The object schemas inside: the schema itself, that of list items, and those of every alternative. */
function innerSchemas(given: Schema): readonly Schema[] {
  const { schema } = unwrapNullable(given)
  if (schema.type === 'array' && schema.items) return innerSchemas(schema.items)
  if (schema.properties) return [schema]
  return alternatives(schema).flatMap(innerSchemas)
}

/**
 * Rows of all fields of a schema, depth first; a field that several alternatives share is one row. `prefix` is the path
 * of the schema itself, with its dot.
 */
export function fieldRows(schema: Schema, prefix = ''): FieldRow[] {
  const rows = innerSchemas(schema).flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, field]) => {
      const list = unwrapNullable(field).schema.type === 'array' ? '[]' : ''
      const path = `${prefix}${name}${list}`
      const row = { path, kind: kindOf(field), limits: limitsOf(field), required: required.includes(name) }
      return [row, ...fieldRows(field, `${path}.`)]
    }),
  )
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
}
