import { expect, test, waitForVisible } from './journey-fixtures.ts'

/** One of the stand-in's own contracts: its client is silent, and its freelancer has reported nothing. */
const UNREPORTED = 'K-300002'

test('on the marketplace a freelancer is warned, asks for a contact reminder, and the answer of the other side ends it', async ({
  page,
  pair,
}) => {
  const open = (side: 'client' | 'freelancer') =>
    page.goto(`${pair.marketplace.url}/contract?id=${UNREPORTED}&as=${side}&lang=ja`)
  await open('freelancer')
  await page.getByRole('textbox', { name: '申請の内容' }).fill('2回催促しましたが、お返事がありません。')
  await page.getByRole('button', { name: '申請する', exact: true }).press('Enter')
  await waitForVisible(page.getByText('報酬を受け取れなくなることがあります'))
  await page.getByRole('button', { name: '了承して申請する' }).press('Enter')
  await waitForVisible(page.getByText('返事を待っています'))
  await expect(page.getByText('回答期限：')).toBeVisible()

  // the desk tells the site by an event, and a page of the site shows what was there when it was opened
  await expect(async () => {
    await open('client')
    await expect(page.getByRole('heading', { name: '連絡をお願いします' })).toBeVisible({ timeout: 300 })
  }).toPass()
  await page.getByRole('textbox', { name: 'ランサーへの連絡' }).fill('入院しており、連絡できませんでした。')
  await page.getByRole('button', { name: '送信する' }).press('Enter')
  await waitForVisible(page.getByText('返事があり終了'))
  await expect(page.getByRole('heading', { name: '連絡をお願いします' })).toHaveCount(0)
})
