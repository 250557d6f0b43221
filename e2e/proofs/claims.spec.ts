import { expect, test } from '@playwright/test'
import { startDesk } from '../running/desk.ts'
import { poolOf } from '../running/intake.ts'
import { claimNext, fill } from '../running/load.ts'
import { seedStaff } from '../running/people.ts'

test('200 claims at once by four people never give a case to two of them', async () => {
  const desk = await startDesk()
  const pool = poolOf(desk.url, 50)
  try {
    const staff = await seedStaff(desk, 4)
    await fill(desk, pool, 150, 'J-', 'direct_deal')
    const claims = await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const person = staff[n % staff.length]
        if (!person) throw new Error('nobody is at the desk')
        return claimNext(pool, person, 'flagged')
      }),
    )
    const ids = claims.flatMap((held) => held?.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const [first] = staff
    const { open } = (await first?.client.queue.counts()) ?? { open: null }
    // whoever came too late got nothing, and nothing was left lying
    expect(ids.length + (open?.flagged ?? 0) + (open?.patrol ?? 0)).toBe(150)
    expect(open?.flagged).toBe(0)
  } finally {
    await pool.destroy()
    await desk.discard()
  }
})
