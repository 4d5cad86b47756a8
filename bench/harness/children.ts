import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A process of the bench itself that is asked one thing at a time. */
export type Child = {
  readonly pid: number;
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
};

type Reply = { answer: unknown } | { failure: string };

/** Runs one of the bench's own files; it ends with us, since its channel closes. */
export function startChild(file: string, env: NodeJS.ProcessEnv = process.env): Child {
  const child: ChildProcess = fork(file, { env, serialization: "advanced" });
  const gone = once(child, "exit").then(([code, signal]) => {
    throw new Error(`${file} ended with ${signal ?? code}`);
  });
  gone.catch(() => {}); // whoever asks meanwhile hears of it
  return {
    pid: child.pid ?? 0,
    async ask<Answer>(question: object) {
      const reply = once(child, "message").then(([message]) => message as Reply); // sent by answerParent below
      child.send(question);
      const said = await Promise.race([reply, gone]);
      if ("failure" in said) throw new Error(said.failure);
      return said.answer as Answer; // both sides of a question are in one folder
    },
    async stop() {
      child.disconnect();
      await gone.catch(() => {}); // an end is what was asked for
    },
  };
}

/** The other side: answers each question of the parent, and ends with it. */
export function answerParent<Question>(answer: (question: Question) => Promise<unknown>): void {
  process.on("message", async (question: Question) => {
    let reply: Reply;
    try {
      reply = { answer: await answer(question) };
    } catch (error) {
      reply = { failure: error instanceof Error ? String(error.stack) : String(error) };
    }
    process.send?.(reply);
  });
  process.on("disconnect", () => process.exit(0));
}
