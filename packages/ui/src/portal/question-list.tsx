import { MessageCircleQuestionMark } from "lucide-react";
import { Icon } from "./icon.tsx";
import { card } from "./surface.ts";
import { t } from "./taal.tsx";

export type AskedQuestion = {
  id: string;
  /** Who asked and when: `Eline, vandaag 10:38`. */
  by: string;
  text: string;
  answer?: { by: string; text: string } | undefined;
};

/** What was asked about a document and what the kantoor answered, oldest first. `waiting` says what happens while there is no answer. */
export function QuestionList(props: { questions: readonly AskedQuestion[]; waiting: string }) {
  if (props.questions.length === 0) return null;
  return (
    <section aria-label={t("Vragen")} className={`${card} divide-y divide-line`}>
      {props.questions.map((question) => (
        <div className="flex items-start gap-[12px] px-[16px] py-[12px]" key={question.id}>
          <span className="text-ink-3">
            <Icon as={MessageCircleQuestionMark} />
          </span>
          <div className="min-w-0 flex-1">
            <p className="text-md text-ink-2 tabular-nums">{question.by}</p>
            <p className="break-words whitespace-pre-line">{question.text}</p>
            {question.answer ? (
              <div className="mt-2 rounded-lg bg-kantoor-soft px-[12px] py-[10px]">
                <p className="text-md text-ink-2 tabular-nums">{question.answer.by}</p>
                <p className="break-words whitespace-pre-line">{question.answer.text}</p>
              </div>
            ) : (
              <p className="mt-1 text-md break-words text-ink-2">{props.waiting}</p>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}
