/** Pushes about leads, each told apart from all others by its lead and its second. */
export interface NotePush {
  readonly body: string;
  /** What its change must say: the lead's uuid and the instant. */
  readonly tells: string;
}

const start = 1_790_000_000; // seconds

/** So many notes on a quarter as many leads. */
export const notes = (count: number, series = 'kill'): NotePush[] =>
  Array.from({ length: count }, (_, index) => {
    const lead = `${series}-${Math.floor(index / 4)}`;
    const second = start + index;
    const body = JSON.stringify({
      mid: 59,
      event_category: 'object_event',
      event_type: 'object_add_notes',
      create_time: second,
      extra_data: { object_name: 'lead', entity_id: lead, notes: `备注 ${index}` },
    });
    return { body, tells: tellOf(lead, new Date(second * 1000).toISOString()) };
  });

/** How a push and its change are told apart from others. */
export const tellOf = (lead: string, at: string): string => `${lead} ${new Date(at).toISOString()}`;
