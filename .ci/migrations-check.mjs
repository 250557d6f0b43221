/**
 * A migration that has landed is never changed: databases were made with it. `landed.json` keeps the SHA-256 of each; what is in
 * it may only grow. Compared are the files with it, and it with what it was in every earlier commit, as far as the history is
 * at hand. `--add` writes the migrations that are not in it yet.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const MIGRATIONS = 'packages/storage/migrations'
const LANDED = `${MIGRATIONS}/landed.json`
const ENGINES = ['sqlite', 'postgres']

/** @typedef {Record<string, Record<string, string>>} Landed SHA-256 by engine and name */

/** @type {string[]} */
const faults = []

/** @param {string | Buffer} content */
const sha256 = (content) => createHash('sha256').update(content).digest('hex')

/** @param {string} engine @returns {string[]} names of its migrations, in order */
const migrationTags = (engine) =>
  JSON.parse(readFileSync(`${MIGRATIONS}/${engine}/meta/_journal.json`, 'utf8')).entries.map(
    (/** @type {{ tag: string }} */ { tag }) => tag,
  )

/** @param {string} engine @param {string} tag */
const migrationFile = (engine, tag) => `${MIGRATIONS}/${engine}/${tag}.sql`

/** @param {string[]} args @returns {string} what git says; nothing where there is no readLandedHistory */
function git(...args) {
  try {
    return execFileSync('git', args, { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8', maxBuffer: 2 ** 28 })
  } catch {
    return ''
  }
}

/** What `landed.json` was in each earlier commit that touched it. @returns {Landed[]} */
function readLandedHistory() {
  const commits = git('log', '--format=%H', '--', LANDED).split('\n').filter(Boolean)
  const texts = commits.map((commit) => git('show', `${commit}:./${LANDED}`))
  return texts.filter(Boolean).map((text) => JSON.parse(text))
}

/** @type {Landed} */
const landed = JSON.parse(readFileSync(LANDED, 'utf8'))

if (process.argv.includes('--add')) {
  for (const engine of ENGINES) {
    const added = migrationTags(engine).map((tag) => [tag, sha256(readFileSync(migrationFile(engine, tag)))])
    landed[engine] = { ...Object.fromEntries(added), ...landed[engine] }
  }
  writeFileSync(LANDED, `${JSON.stringify(landed, null, 2)}\n`)
}

const earlier = readLandedHistory()
for (const engine of ENGINES) {
  const known = landed[engine] ?? {}
  const tags = migrationTags(engine)
  for (const tag of tags) {
    const file = migrationFile(engine, tag)
    const hash = sha256(readFileSync(file))
    if (!known[tag]) faults.push(`${LANDED}: ${engine} ${tag} is not in it: node .ci/migrations-check.mjs --add`)
    else if (known[tag] !== hash) faults.push(`${file}: it has landed and was changed; make a new migration instead`)
  }
  for (const tag of Object.keys(known)) {
    if (!tags.includes(tag)) faults.push(`${LANDED}: ${engine} ${tag} is in it, and not in the journal`)
  }
  for (const [tag, hash] of earlier.flatMap((each) => Object.entries(each[engine] ?? {}))) {
    if (known[tag] !== hash) faults.push(`${LANDED}: ${engine} ${tag} was ${hash.slice(0, 12)}… in an earlier commit`)
  }
}

for (const fault of [...new Set(faults)]) console.log(fault)
process.exitCode = faults.length > 0 ? 1 : 0
