import { z } from 'zod';
import { id, text } from '../../values/wire.ts';

const told = text.catch(null);
const toldId = id.catch(null);

/** What is read of a pushed customer (FACTS 4.5), by the spelling of the tables. Everything is text, '' is nothing. */
export const pushedCustomer = z.compile(
  z.object({
    datetime: told, // seconds
    update_datetime: told, // seconds
    crm_status: told,
    status: told,
    stageid: toldId,
    stage_name: told,
    stage_type: told,
    liable_agentid: toldId,
    liable_agent_name: told,
    liable_department_name: told,
    helper_agentid: toldId,
    helper_agent_name: told,
    create_id: toldId,
    create_name: told,
    update_id: toldId,
    update_name: told,
    update_type: told,
    group_chat_name: told,
    qywx_friends_name: told,
    delete_reason: told,
    bizid: toldId,
    bizid_type: told,
    biz_operatorid: toldId,
    biz_operator_type: told,
    biz_operator_name: told,
    extend_field_values: z.unknown().optional(),
  }),
);
export type PushedCustomer = z.infer<typeof pushedCustomer>;
