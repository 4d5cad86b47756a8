import { Paperclip } from "lucide-react";
import { useId, useRef } from "react";
import { Button } from "./button.tsx";

/** One file of a form, by its own name or nothing yet. `label` names the file control itself; what is sent is the form's to say. */
export function FileField(props: {
  label: string;
  chooseLabel: string;
  description: string;
  accept: string;
  /** Name and size of what is chosen. */
  shown: string;
  error: string | undefined;
  onChoose: (file: File) => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex min-w-0 flex-col items-start gap-1.5">
      <span className="font-medium text-sm">{props.label}</span>
      <input
        accept={props.accept}
        aria-describedby={`${id}-d`}
        aria-label={props.label}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file again is a choice too.
          event.target.value = "";
          if (file) props.onChoose(file);
        }}
        ref={input}
        tabIndex={-1}
        type="file"
      />
      <div className="flex max-w-full flex-wrap items-center gap-2">
        <Button icon={Paperclip} onClick={() => input.current?.click()}>
          {props.chooseLabel}
        </Button>
        <span className="min-w-0 break-words text-ink-2 text-sm">{props.shown}</span>
      </div>
      <p className="text-ink-3 text-xs" id={`${id}-d`}>
        {props.description}
      </p>
      <p className="text-rejected text-xs" role="status">
        {props.error}
      </p>
    </div>
  );
}
