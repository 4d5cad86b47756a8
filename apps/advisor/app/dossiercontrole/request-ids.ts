import { wasAnswered } from "../errors";

/**
 * One and the same requestId for one intent until the server has answered it: a double press and a retry are one step, also after an
 * answer that got lost on its way. Once answered, the same words are a new intent.
 */
export function createRequestIds() {
  const held = new Map<string, string>();
  return {
    /** Runs the work with the id of this intent. Throws what the work throws. */
    async run<Answer>(intent: string, work: (requestId: string) => Promise<Answer>): Promise<Answer> {
      const requestId = held.get(intent) ?? crypto.randomUUID();
      held.set(intent, requestId);
      try {
        const answer = await work(requestId);
        held.delete(intent);
        return answer;
      } catch (error) {
        if (wasAnswered(error)) held.delete(intent);
        throw error;
      }
    },
  };
}
