import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { databaseForTest } from '@mimamori/testing-postgres/database-pool'
import { runSql } from '@mimamori/testing-postgres/test-database'
import { afterEach, describe, expect, test } from 'vitest'
import { verifyChain } from '../../audit/audit-chain-verification.ts'
import { caseById } from '../../cases/case-reads.ts'
import { contentOf, versionOf } from '../../intake/intake-reads.ts'
import { openStorage } from '../../open-storage.ts'
import { record } from '../../record-change.ts'
import { marks } from '../../schema/sqlite.ts'
import type { ChangeNotice, Storage } from '../../storage.ts'
import { vaultOf } from '../../vault.ts'
import { StorageFault } from '../engine.ts'
import { createInstanceBus } from './instance-bus.ts'
import { createConnections, withTimeout } from './postgres-client.ts'
import { toStorageFault } from './postgres-faults.ts'

const AT = '2026-11-24T01:00:00.000Z'
const open: Storage[] = []

/** An instance of the desk on this database. */
async function instanceOn(url: string, lanes = 3): Promise<Storage> {
  const migrations = new URL('../../../migrations', import.meta.url).pathname
  const storage = await openStorage({ at: { url, lanes }, migrations, vault: vaultOf(new Uint8Array(32)) })
  open.push(storage)
  return storage
}

async function database(): Promise<string> {
  const url = await databaseForTest()
  if (!url) throw new Error('these tests are about PostgreSQL')
  return url
}

const write = (storage: Storage, n: number) =>
  storage.write((tx) => record(tx, AT, 'system', { type: 'session.refused', staffId: `person-${n}`, why: 'password' }))

const soon = (done: () => boolean): Promise<void> => expect.poll(done).toBe(true)

/** A way to the database that can swallow everything, as a network does that is gone without a word. */
async function wayTo(url: string) {
  const { hostname, port } = new URL(url)
  let closed = false
  const sockets: Socket[] = []
  const pass = (from: Socket, to: Socket) => {
    from.on('data', (piece) => closed || to.write(piece))
    from.on('error', () => undefined)
    // nor does anybody hear that the other has gone
    from.on('close', () => closed || to.destroy())
    sockets.push(from)
  }
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    pass(near, far)
    pass(far, near)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const through = new URL(url)
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.href,
    shut(swallows: boolean) {
      closed = swallows
    },
    end() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** in a statement that says itself what it looks for */
const HERE = 'pid <> pg_backend_pid() AND datname = current_database()'

const CUT_OFF =
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mimamori' AND datname = current_database()"

afterEach(async () => {
  await Promise.all(open.splice(0).map((storage) => storage.close()))
})

describe.runIf(process.env.TEST_ENGINE === 'postgres')('several instances', () => {
  test('four that start at once on an empty database make its tables once', async () => {
    const url = await database()
    const desks = await Promise.all([1, 2, 3, 4].map(() => instanceOn(url)))
    await Promise.all(desks.map((storage, n) => write(storage, n)))
    expect(await verifyChain(desks[0] as Storage)).toMatchObject({ ok: true, entries: 4 })
  })

  test('each writes chains of its own, and every chain is verified', async () => {
    const url = await database()
    const [one, other] = [await instanceOn(url), await instanceOn(url)]
    await Promise.all(Array.from({ length: 60 }, (_, n) => write(n % 2 ? one : other, n)))
    expect((await one.lanes()).length).toBeGreaterThan(2)
    expect(await verifyChain(other)).toMatchObject({ ok: true, entries: 60 })
    await runSql(url, 'DROP TRIGGER audit_append_only ON audit')
    await runSql(
      url,
      'DELETE FROM audit WHERE seq = (SELECT min(seq) FROM audit WHERE lane = (SELECT lane FROM audit GROUP BY lane ORDER BY count(*) DESC LIMIT 1))',
    )
    expect(await verifyChain(one)).toMatchObject({ ok: false })
  })

  test('what one has committed the other hears, and only what was committed', async () => {
    const url = await database()
    const [one, other] = [await instanceOn(url), await instanceOn(url)]
    const heard: ChangeNotice[] = []
    other.listen((news) => heard.push(...(news ?? [])))
    const bad = one.write(async (tx) => {
      await record(tx, AT, 'system', { type: 'session.refused', staffId: 'never', why: 'password' })
      throw new Error('not after all')
    })
    await expect(bad).rejects.toThrow('not after all')
    await write(one, 7)
    await soon(() => heard.length > 0)
    expect(heard.map(({ subject }) => subject.id)).toEqual(['person-7'])
  })

  test('one keeps house, and another does once that one is gone', async () => {
    const url = await database()
    const [one, other] = [await instanceOn(url), await instanceOn(url)]
    expect([await one.isLeader(), await other.isLeader(), await one.isLeader()]).toEqual([true, false, true])
    await one.close()
    open.splice(open.indexOf(one), 1)
    await expect.poll(() => other.isLeader()).toBe(true)
  })

  test('one that hangs while it keeps house is relieved, and knows it', async () => {
    const url = await database()
    const way = await wayTo(url)
    const quiet = { news: () => undefined, broadcast: () => undefined }
    const pulse = { beatMs: 200, sureMs: 500, silentAtMostSeconds: 3 }
    const one = createInstanceBus(createConnections(way.url), quiet, pulse)
    // on a busy machine it may be quiet for long, too, and is not relieved for that
    const other = createInstanceBus(createConnections(url), quiet, { ...pulse, silentAtMostSeconds: 60 })
    await one.connect()
    await expect.poll(() => one.isLeader()).toBe(true)
    await other.connect()
    expect(await other.isLeader()).toBe(false)
    way.shut(true)
    await expect.poll(() => other.isLeader()).toBe(true)
    expect(await one.isLeader().catch(() => false)).toBe(false)
    way.shut(false)
    // longer than the server bears silence
    await new Promise((later) => setTimeout(later, 3_500))
    await expect.poll(() => other.isLeader()).toBe(true)
    expect(await one.isLeader()).toBe(false)
    await Promise.all([one.close(), other.close()])
    way.end()
  })

  test('news that a broken connection did not take is sent over the next one', async () => {
    const url = await database()
    const way = await wayTo(url)
    const heard: string[] = []
    const quiet = { news: () => undefined, broadcast: () => undefined }
    const hears = {
      ...quiet,
      news: (news: readonly ChangeNotice[] | null) => {
        for (const { subject } of news ?? []) heard.push(subject.id)
      },
    }
    const pulse = { beatMs: 200, sureMs: 500, silentAtMostSeconds: 60 }
    const one = createInstanceBus(createConnections(way.url), quiet, pulse)
    const other = createInstanceBus(createConnections(url), hears)
    await Promise.all([one.connect(), other.connect()])
    way.shut(true)
    one.publish([{ action: 'case.claimed', subject: { type: 'case', id: 'C-1' } } as ChangeNotice])
    // longer than it waits for an answer
    await new Promise((later) => setTimeout(later, 700))
    way.shut(false)
    one.publish([{ action: 'case.claimed', subject: { type: 'case', id: 'C-2' } } as ChangeNotice])
    await soon(() => heard.length >= 2)
    expect(heard).toEqual(['C-1', 'C-2'])
    await Promise.all([one.close(), other.close()])
    way.end()
  })

  test('what may be done alone is done by one after another', async () => {
    const url = await database()
    const desks = await Promise.all([1, 2, 3].map(() => instanceOn(url)))
    let inside = 0
    let most = 0
    await Promise.all(
      desks.map((storage) =>
        storage.runExclusively(async () => {
          inside += 1
          most = Math.max(most, inside)
          await new Promise((later) => setTimeout(later, 30))
          inside -= 1
        }),
      ),
    )
    expect(most).toBe(1)
  })
})

describe.runIf(process.env.TEST_ENGINE === 'postgres')('what travels together', () => {
  test('reads asked in one breath with one that fails are answered all the same, also when it was new', async () => {
    const storage = await instanceOn(await database())
    const target = { type: 'job', id: 'J-1' } as const
    for (let round = 0; round < 3; round++) {
      const asked = await Promise.allSettled([
        caseById(storage.db, 'C-1'),
        // no version is as high as that, nor can the database compare with it
        versionOf(storage.db, target, 99_999_999_999),
        contentOf(storage.db, target),
        versionOf(storage.db, target, 1),
      ])
      expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    }
  })

  test('a statement nobody waits for that fails takes the whole work with it, and the lane goes on', async () => {
    const storage = await instanceOn(await database(), 1)
    const bad = storage.write(async (tx) => {
      await record(tx, AT, 'system', { type: 'session.refused', staffId: 'never', why: 'password' })
      await tx.db.insert(marks).values({ name: 'bad', value: '\u0000' })
      await record(tx, AT, 'system', { type: 'session.refused', staffId: 'nor', why: 'password' })
    })
    await expect(bad).rejects.toThrow(/0x00/)
    await write(storage, 1)
    expect(await verifyChain(storage)).toMatchObject({ ok: true, entries: 1 })
  })
})

describe.runIf(process.env.TEST_ENGINE === 'postgres')('a database that goes away', () => {
  test('every connection cut off under load: nothing acknowledged is lost, and writing goes on', async () => {
    const url = await database()
    const storage = await instanceOn(url, 4)
    let missed = 0
    storage.listen((news) => {
      if (news === null) missed += 1
    })
    const told: number[] = []
    const faults: unknown[] = []
    const load = Promise.all(
      Array.from({ length: 400 }, async (_, n) => {
        await write(storage, n).then(
          () => told.push(n),
          (fault: unknown) => faults.push(fault),
        )
      }),
    )
    await soon(() => told.length > 20)
    await runSql(url, CUT_OFF)
    await load
    expect(faults.filter((fault) => !(fault instanceof StorageFault))).toEqual([])
    await write(storage, 1000)
    const stored = await verifyChain(storage)
    expect(stored).toMatchObject({ ok: true })
    expect(stored.entries).toBeGreaterThanOrEqual(told.length + 1)
    expect(told.length + faults.length).toBe(400)
    await soon(() => missed > 0)
  })

  test('connections cut off under reads end those reads and nothing else', async () => {
    const url = await database()
    const storage = await instanceOn(url)
    const locking = runSql(url, 'BEGIN; LOCK TABLE cases; SELECT pg_sleep(60)').catch(() => undefined)
    const waiting = async (of: string) =>
      (await runSql(url, `SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE '%${of}%' AND ${HERE}`))[0]
        ?.n
    await expect.poll(() => waiting('LOCK TABLE')).toBe(1)
    const asked = Promise.allSettled(Array.from({ length: 60 }, (_, n) => caseById(storage.db, `C-${n}`)))
    await expect.poll(() => waiting('from "cases"')).toBe(3)
    await runSql(url, CUT_OFF)
    const faults = (await asked).map((each) => (each.status === 'rejected' ? toStorageFault(each.reason) : null))
    expect(faults.filter((fault) => !(fault instanceof StorageFault))).toEqual([])
    await runSql(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%LOCK TABLE%' AND ${HERE}`,
    )
    await locking
    expect(await caseById(storage.db, 'C-1')).toBeNull()
  })

  test('a connection over which nothing comes any more is given up, and whoever waited hears so', async () => {
    const way = await wayTo(await database())
    const client = createConnections(way.url).single()
    client.on('error', () => undefined)
    await client.connect()
    way.shut(true)
    const fault = await withTimeout(client, client.query('SELECT 1'), 200).catch(toStorageFault)
    expect(fault).toBeInstanceOf(StorageFault)
    way.end()
  })

  test('an answer that came while this process stood still is taken', async () => {
    const client = createConnections(await database()).single()
    client.on('error', () => undefined)
    await client.connect()
    const answer = withTimeout(client, client.query('SELECT 1 AS n'), 50)
    await new Promise((turn) => setImmediate(turn))
    const until = performance.now() + 1_000
    while (performance.now() < until);
    expect((await answer).rows).toEqual([{ n: 1 }])
    await client.end()
  })

  test('a database that cannot be reached is a StorageFault, not a mystery', async () => {
    const url = new URL(await database())
    url.port = '1'
    await expect(instanceOn(url.href)).rejects.toThrow(StorageFault)
  })

  test('what one instance says and nobody stores, the others hear, and it does not hear itself', async () => {
    const url = await database()
    const [one, other] = [await instanceOn(url), await instanceOn(url)]
    const heard: unknown[] = []
    other.onBroadcast((word) => void heard.push(word))
    one.onBroadcast(() => heard.push('its own voice'))
    for (let n = 0; n < 30; n++) one.broadcast({ n, alias: '鈴'.repeat(100) })
    await soon(() => heard.length >= 30)
    expect(heard.map((word) => (word as { n: number }).n)).toEqual(Array.from({ length: 30 }, (_, n) => n))
    one.onBroadcast(() => undefined)
    const stop = other.onBroadcast(() => void heard.push('twice'))
    stop()
    one.broadcast({ n: 30 })
    await soon(() => heard.length === 31)
  })
})
