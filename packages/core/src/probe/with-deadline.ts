/** The result of what is begun; `undefined` if it takes longer. An aborted signal rejects with its reason. */
export async function withDeadline<Result>(
  begin: () => Promise<Result>,
  ms: number,
  signal?: AbortSignal | undefined,
): Promise<Result | undefined> {
  signal?.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;
  try {
    return await new Promise<Result | undefined>((resolve, reject) => {
      timer = setTimeout(() => resolve(undefined), ms);
      abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      begin().then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    if (abort !== undefined) signal?.removeEventListener('abort', abort);
  }
}
