import type { TaskPriority, TaskStatus, TaskType } from '../../records/task.ts';
import { wordsOf } from '../words.ts';

export const TaskTypeType = wordsOf<TaskType>('TaskType', 'What a task asks for.', {
  FOLLOW_UP_CUSTOMERS: 'Follow up customers.',
  FOLLOW_UP_GROUPS: 'Follow up groups of customers.',
  MASS_SEND: 'Send a message to very many (super mass-send).',
  UNKNOWN: 'A value this API does not know yet; see `typeRaw`.',
});

export const TaskPriorityType = wordsOf<TaskPriority>('TaskPriority', 'How urgent a task is, in words or in stars.', {
  LOW: 'Low.',
  MEDIUM: 'Medium.',
  HIGH: 'High.',
  ONE_STAR: 'One star.',
  TWO_STARS: 'Two stars.',
  THREE_STARS: 'Three stars.',
  FOUR_STARS: 'Four stars.',
  UNKNOWN: 'A value this API does not know yet; see `priorityRaw`.',
});

export const TaskStatusType = wordsOf<TaskStatus>('TaskStatus', 'How far a task has got.', {
  NOT_STARTED: 'Not begun.',
  CREATING: 'Being created.',
  RUNNING: 'Under way.',
  ENDED: 'Over.',
  INVALID: 'No longer valid.',
  CREATION_FAILED: 'Could not be created; see `errorInfo` in the details.',
  UNKNOWN: 'A value this API does not know yet; see `statusRaw`.',
});
