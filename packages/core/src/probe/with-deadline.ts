/** The promise's result; `undefined` if it takes longer. An aborted signal rejects with its reason. */
export async function withDeadline<Result>(
  promise: Promise<Result>,
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
      promise.then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    if (abort !== undefined) signal?.removeEventListener('abort', abort);
  }
}
