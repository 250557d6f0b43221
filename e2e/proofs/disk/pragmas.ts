import Database from 'better-sqlite3'

/** Loaded into a desk before its own code (`--import`): some pragmas it sets get another value than it gives them. */
const instead: Readonly<Record<string, string>> = JSON.parse(process.env.PRAGMAS_INSTEAD ?? '{}')
const { pragma } = Database.prototype
const FULL = 2

Database.prototype.pragma = function (source, options) {
  const [name = '', value] = source.split(' = ')
  const other = instead[name]
  const told = pragma.call(this, value !== undefined && other !== undefined ? `${name} = ${other}` : source, options)
  // a desk looks whether it got what it asked for
  return source === 'synchronous' && other !== undefined ? FULL : told
}
