import { problemSchema, type Upload, uploadSchema } from "../../../../contract/index.ts";
import { Declined } from "../../../client.ts";

const declined = (status: number, body: unknown): Declined => {
  const known = problemSchema.safeParse(body);
  if (known.success) return new Declined(known.data);
  const code = status === 0 ? "unreachable" : `http_${status}`;
  return new Declined({ type: "about:blank", title: code, status, code, detail: "OpenBowtie does not answer." });
};

/** Brings one file and tells how far it is: fetch does not know how much of a body has been sent. */
export function send(file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/uploads?name=${encodeURIComponent(file.name)}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => {
      const answer = uploadSchema.safeParse(request.response);
      if (request.status < 300 && answer.success) resolve(answer.data);
      else reject(declined(request.status, request.response));
    };
    request.onerror = () => reject(declined(0, null));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
