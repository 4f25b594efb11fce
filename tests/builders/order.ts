import type { OrderDraft } from '../../domain/calendar/order.ts';

/** An order: Punjab's gazetted holiday of 25 March 2026 unless said otherwise. */
export function anOrder(change: Partial<OrderDraft> = {}): OrderDraft {
  return {
    kind: 'holiday',
    layer: 'punjab',
    standing: 'gazetted',
    notifiedOn: '2026-03-20',
    source: 'notification of Punjab of 20 March 2026',
    title: 'Mela Chiraghan',
    days: ['2026-03-25'],
    ...change,
  };
}
