const documented = {
  // Of the blacklist; the document has lost these, public code still names them (FACTS 4.2).
  '500152': 'Blacklist type is required',
  '500153': 'Blacklist reason is required',
  '500154': 'Blacklist type is invalid',
  '500155': 'Time must be in seconds, and the end after the start',
  '500156': 'The customer is not in the blacklist',
  '500157': 'The customer is in the blacklist already',
  '510001': 'Tag group not found',
  '510002': 'Tag group name already exists',
  '510003': 'Tag name already exists',
  // One code for two things: the table has them in one line.
  '510004': 'Tag param name already exists. Tag not found',
  '510005': 'Tag group name cannot be blank',
  '510006': 'Tag name cannot be blank',
  '510007': 'The name cannot exceed 30 chars',
  '510008': 'Param name cannot exceed 30 chars',
} as const;

/** A no of the vendor's, thrown by a route. */
export class Fault extends Error {
  readonly retCode: string;

  constructor(retCode: string, message: string) {
    super(message);
    this.name = 'Fault';
    this.retCode = retCode;
  }
}

/** A fault that has a code of its own. */
export const fault = (code: keyof typeof documented): Fault => new Fault(code, documented[code]);

/** Any other fault. The real codes are not published: this one is the sandbox's own. */
export const misfit = (message: string): Fault => new Fault('999001', message);
