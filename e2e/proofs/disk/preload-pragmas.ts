import Database from 'better-sqlite3'

/**
 * Loaded into a desk before its own code (`--import`): some pragmas it sets get another value than it gives them, and the log
 * looks so many times as long as it is.
 */
const instead: Readonly<Record<string, string>> = JSON.parse(process.env.PRAGMAS_INSTEAD ?? '{}')
const times = Number(process.env.LOG_LOOKS_TIMES ?? 1)
const { pragma, prepare } = Database.prototype
const FULL = 2

Database.prototype.pragma = function (source, options) {
  const [name = '', value] = source.split(' = ')
  const other = instead[name]
  const told = pragma.call(this, value !== undefined && other !== undefined ? `${name} = ${other}` : source, options)
  // a desk looks whether it got what it asked for
  return source === 'synchronous' && other !== undefined ? FULL : told
}

type Log = { readonly log: number; readonly checkpointed: number }

Database.prototype.prepare = function (this: Database.Database, source: string) {
  const statement: Database.Statement = prepare.call(this, source)
  if (source !== 'PRAGMA wal_checkpoint(NOOP)') return statement
  const { get } = statement
  statement.get = () => {
    const { log, checkpointed } = get.call(statement) as Log
    return { log: log * times, checkpointed: checkpointed * times }
  }
  return statement
} as typeof prepare
