import type { parts as ja } from './document-parts.ja.ts'

/** What the desk puts around the words of a notice. */
export const parts: typeof ja = {
  published: (date, version) => `${date} (version ${version})`,
  contents: 'Contents',
  correction: 'Correction',
  corrects: (date, version) => `This corrects version ${version}, published ${date}.`,
  previous: 'Previous notice: ',
  exception: (words) => `Note: ${words}`,
  shippedExceptions: {
    direct_deal: 'In the project format, contact details may be exchanged once the payment is in escrow.',
    free_sample: 'Samples and trials that are paid for are no violation.',
  },
}
