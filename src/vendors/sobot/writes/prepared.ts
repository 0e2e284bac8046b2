import type { Call } from '../../call.ts';
import type { VendorRequest } from '../../vendor-http.ts';
import type { Prepared, Receipt } from '../../write.ts';
import type { Places } from './refused.ts';
import type { WriteRoom } from './room.ts';

/** One write that is one call. */
interface Plan extends Pick<Prepared, 'find' | 'readBack'> {
  readonly request: VendorRequest;
  readonly places: Places;
  /** What the vendor's yes tells. */
  receipt(reply: unknown): Receipt;
  /** True: the kept library of tags no longer holds. */
  readonly changesLibrary?: boolean;
}

export function prepared(
  room: WriteRoom,
  { request, places, receipt, changesLibrary, readBack, ...after }: Plan,
): Prepared {
  return {
    ...after,
    request,
    ...(readBack === undefined
      ? {}
      : {
          async readBack(sentAt: Date, call: Call) {
            if (changesLibrary === true) room.library.drop(); // it may have been read before the vendor was done
            return readBack(sentAt, call);
          },
        }),
    async send(call: Call) {
      try {
        return receipt(await room.send(request, places, call));
      } finally {
        if (changesLibrary === true) room.library.drop(); // also after a lost answer: it may have been written
      }
    },
  };
}

/** For most writes Sobot says yes and nothing else. */
export const wrote =
  (...refs: readonly string[]) =>
  (): Receipt => ({ refs });

/** It is so already; whoever asks again after a lost answer is told the same. */
export const nothingToDo = (receipt: Receipt): Prepared => ({
  request: null,
  send: async () => receipt,
  readBack: async () => receipt,
});
