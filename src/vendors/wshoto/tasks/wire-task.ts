import { z } from 'zod';
import { flag, objectOrNull, requiredId } from '../../values/wire.ts';
import { listWithRaw, looseId, looseText } from '../wire-values.ts';

/** A row of task/follow_up/page_query_task_info_list (FACTS 1.4). All times are seconds. */
export const wireTaskRow = z.compile(
  z.object({
    template_id: requiredId,
    template_name: looseText,
    template_type: looseText,
    priority: looseText,
    create_user_id: looseText,
    delay_type: looseText,
    create_time: looseText,
    update_time: looseText,
    end_time: looseText,
    send_time: looseText,
    status: looseText,
    task_mode: looseText,
    task_ext_type: looseText, // int in one page, text in its siblings (FACTS 1.6.7)
    source: looseText,
    error_info: looseText,
  }),
);
export type WireTaskRow = z.output<typeof wireTaskRow>;

const wireMaterial = z.object({
  id: looseId,
  uuid: looseText, // in the table only
  type: looseText,
  act_child_type: looseText,
  combination_id: looseId,
  package_config_id: looseId,
  send_type: looseText,
  is_poster: flag,
});
export type WireMaterial = z.output<typeof wireMaterial>;

/** task/follow_up/query_task_detail_info (FACTS W2): the row and more. */
export const wireTask = z.compile(
  wireTaskRow.extend({
    filter_type: looseText,
    explain: objectOrNull(z.object({ content: looseText, materials: listWithRaw(wireMaterial) })),
    verbal_wrap: objectOrNull(
      z.object({
        verbal_title: looseText, // in the table only
        verbal_type: looseText, // in the sample only
        materials: listWithRaw(wireMaterial),
      }),
    ),
    // A text that holds JSON; the sample's is none, and a real object would not surprise.
    filter_range_info: z.unknown().optional(),
  }),
);
export type WireTask = z.output<typeof wireTask>;
