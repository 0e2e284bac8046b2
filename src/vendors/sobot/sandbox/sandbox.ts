import type { Clock } from '../../clock.ts';
import type { Sandbox } from '../../sandbox.ts';
import { assignmentReports } from './assignments/assignment-reports.ts';
import { assignmentRoutes } from './assignments/assignments.ts';
import { behaviourRoutes } from './follow-ups/behaviours.ts';
import { blacklistRoutes } from './blacklist/blacklist.ts';
import { companyRoutes } from './companies/companies.ts';
import { customerPushes, pushOfChanges } from './customers/customer-pushes.ts';
import { customerRoutes } from './customers/customer-routes.ts';
import { customerWrites } from './customers/customer-writes.ts';
import { dictionaryRoutes } from './reference/dictionaries.ts';
import { divisionRoutes } from './reference/divisions.ts';
import { Fault } from './faults.ts';
import { fieldRoutes } from './custom-fields/field-routes.ts';
import { localeRoutes } from './reference/locales.ts';
import { refuse, type Wire } from './replies.ts';
import { take, type Routes } from './route.ts';
import { staffRoutes } from './reference/staff.ts';
import { stageRoutes } from './customers/stages.ts';
import { freshState } from './state.ts';
import { tagRoutes } from './tags/tag-routes.ts';
import { tagWrites } from './tags/tag-writes.ts';
import { tagging } from './tags/tagging.ts';
import { textRoutes } from './reference/texts.ts';
import { TokenDesk } from './token-desk.ts';

const env = {
  SOBOT_BASE_URL: 'https://sobot.invalid/api',
  SOBOT_APP_ID: 'sandbox',
  SOBOT_APP_KEY: 'sandbox-key',
  SOBOT_WEBHOOK_SECRET: 'sandbox',
  // No code for too many calls is documented; this one stands in for it.
  SOBOT_RATE_LIMIT_CODES: '999429',
};

/** S2 to S40. */
const routes: Routes = {
  ...localeRoutes,
  ...textRoutes,
  ...tagWrites,
  ...tagRoutes,
  ...tagging,
  ...customerWrites,
  ...companyRoutes,
  ...assignmentRoutes,
  ...customerRoutes,
  ...behaviourRoutes,
  ...stageRoutes,
  ...assignmentReports,
  ...dictionaryRoutes,
  ...staffRoutes,
  ...divisionRoutes,
  ...fieldRoutes,
  ...blacklistRoutes,
};

/** A Sobot in memory: all endpoints of its document behind real token rules. What is written lives with the object. */
export function sandbox(clock: Clock): Sandbox {
  const desk = new TokenDesk(clock, env.SOBOT_APP_ID, env.SOBOT_APP_KEY);
  const state = freshState(clock);
  const listeners: ((body: Wire) => void)[] = [];
  const answer = async (request: Request): Promise<Response> => {
    const { customers } = state;
    const response = await take(request, routes, state);
    const push = pushOfChanges(customers, state.customers);
    if (push !== null) for (const listener of listeners) listener(push);
    return response ?? new Response('Not Found', { status: 404 });
  };
  return {
    env,
    onPush: (listener) => void listeners.push(listener),
    fetch: async (request) => {
      try {
        return desk.refuses(request) ?? (await answer(request));
      } catch (error) {
        if (error instanceof Fault) return refuse(error.retCode, error.message);
        throw error;
      }
    },
    troubles: {
      'token-expired': () => refuse('900002', 'token expired'),
      'rate-limited': () => refuse('999429', 'too many requests'),
      'unknown-code': () => refuse('123456', 'something that nobody documented'),
    },
    pushes: customerPushes(),
  };
}
