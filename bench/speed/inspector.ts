/** What V8's profiler gives (the Chrome DevTools Protocol's `Profiler.Profile`), as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly children?: readonly number[];
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds between samples. */
  readonly timeDeltas: readonly number[];
}

/** A process that was started with `--inspect`, as its debugger sees it. */
export interface Inspector {
  call(method: string, params?: object): Promise<unknown>;
  close(): void;
}

/** Connects to such a process. */
export async function connectInspector(inspectorUrl: string): Promise<Inspector> {
  const socket = new WebSocket(inspectorUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  let asked = 0;
  const call = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve) => {
      const id = ++asked;
      const hear = ({ data }: MessageEvent) => {
        const reply = JSON.parse(String(data)) as { readonly id?: number; readonly result?: unknown };
        if (reply.id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(reply.result);
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { call, close: () => socket.close() };
}

/** Profiles a process while `work` runs. */
export async function profileWhile(inspectorUrl: string, work: () => Promise<unknown>): Promise<CpuProfile> {
  const { call, close } = await connectInspector(inspectorUrl);
  await call('Profiler.enable');
  await call('Profiler.setSamplingInterval', { interval: 200 });
  await call('Profiler.start');
  await work();
  const { profile } = (await call('Profiler.stop')) as { readonly profile: CpuProfile };
  close();
  return profile;
}
