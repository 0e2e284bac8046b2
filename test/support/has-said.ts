import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Reads on until a program says those words. Rejects with all that it said if it ends before. */
export const hasSaid = (child: ChildProcess, stream: Readable, words: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let told = '';
    stream.on('data', (data: Buffer) => {
      if (told.includes(words)) return;
      told += data.toString();
      if (told.includes(words)) resolve();
    });
    child.once('close', () => reject(new Error(`It ended: ${told}`)));
  });
