import { createPool, type PoolLimits } from "../../server/pool.ts";
import { Refusal } from "../../server/refusals.ts";
import { Left } from "../../server/turns.ts";

const LIMITS: PoolLimits = { atOnce: 1, waiting: 1, longest: 300, memory: 64, idle: 1_000, left: "ended" };

/** A thread whose jobs are JavaScript, and which counts them. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    let jobs = 0;
    parentPort.on("message", (job) => {
      jobs += 1;
      parentPort.postMessage(eval(job));
    });
  `)}`,
);
const pool = (limits: Partial<PoolLimits> = {}) =>
  createPool<string, unknown>(program, "The sum", { ...LIMITS, ...limits });

async function refusal(answer: Promise<unknown>): Promise<Refusal> {
  const error = await answer.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

test("a job is answered, and the next goes to the same thread while it is kept", async () => {
  const ask = pool({ longest: 5_000 });
  expect(await ask("[1 + 1, jobs]")).toEqual([2, 1]);
  expect(await ask("jobs")).toBe(2);
});

test("each job has a thread of its own where none is kept", async () => {
  const ask = pool({ longest: 5_000, idle: 0 });
  expect([await ask("jobs"), await ask("jobs")]).toEqual([1, 1]);
});

test("a job without end is given up, says so, and does not harm the next", async () => {
  const ask = pool({ longest: 1_500 });
  const { kind, message, more } = await refusal(ask("for (;;);"));
  expect([kind, message]).toEqual(["too-slow", "The sum was given up after 1.5 s."]);
  expect(more.headers).toEqual({ "Retry-After": "5" });
  expect(await ask("jobs")).toBe(1);
});

test("a job that takes too much memory is ended", async () => {
  const ask = pool({ longest: 20_000 });
  const { message } = await refusal(ask("const all = []; for (;;) all.push(new Array(1e5).fill(jobs));"));
  expect(message).toBe("The sum needs more than 64 MiB.");
});

test("who comes when too many are waiting is sent away; who waits has his turn", async () => {
  const ask = pool({ longest: 5_000 });
  const first = ask("'first'");
  const second = ask("'second'");
  expect((await refusal(ask("'third'"))).message).toBe("The sum was not begun: 1 of its kind are waiting.");
  expect(() => ask.refuseFull()).toThrow("not begun");
  expect(() => ask.refuseFull("another kind")).not.toThrow();
  expect(await Promise.all([first, second])).toEqual(["first", "second"]);
});

test("a job's own error is thrown, and the next job is done by another thread", async () => {
  const ask = pool({ longest: 5_000 });
  await ask("jobs");
  await expect(ask("nobody.knows")).rejects.toThrow("nobody is not defined");
  expect(await ask("jobs")).toBe(1);
});

const SLOW = "const until = Date.now() + 400; while (Date.now() < until); jobs";
const FOREVER = "for (;;);";

test("who leaves the queue is never worked for, and makes room", async () => {
  const ask = pool({ longest: 5_000 });
  const first = ask(SLOW);
  const leaving = new AbortController();
  const second = ask("jobs", { left: leaving.signal });
  leaving.abort();
  await expect(second).rejects.toBeInstanceOf(Left);
  const third = ask("jobs");
  expect([await first, await third]).toEqual([1, 2]);
});

test("a job whose asker leaves is ended where another thread is as good", async () => {
  const ask = pool({ longest: 30_000 });
  const leaving = new AbortController();
  const endless = ask(FOREVER, { left: leaving.signal });
  setTimeout(() => leaving.abort(), 100);
  await expect(endless).rejects.toBeInstanceOf(Left);
  expect(await ask("jobs")).toBe(1);
});

test("a job whose asker leaves is finished where its thread is not to be lost", async () => {
  const ask = pool({ longest: 5_000, left: "finished" });
  const leaving = new AbortController();
  const slow = ask(SLOW, { left: leaving.signal });
  setTimeout(() => leaving.abort(), 100);
  expect(await slow).toBe(1);
  expect(await ask("jobs")).toBe(2);
});

test("kinds take turns, however many of one kind wait", async () => {
  const ask = pool({ longest: 5_000, waiting: 3 });
  const order: string[] = [];
  const asked = ["a", "a", "a", "a", "b", "b", "c"].map((kind, at) =>
    ask(at === 0 ? SLOW : "0", { kind }).then(() => order.push(kind)),
  );
  await Promise.all(asked);
  expect(order.join("")).toBe("aabcaba");
});
