import { messages } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { ConfirmPage } from "@gerai/ui/confirm-page";
import { isRouteErrorResponse } from "react-router";
import { useRootData } from "../../office.ts";

function factsOf(error: unknown): { status: number; requestId: string | undefined } {
  if (!isRouteErrorResponse(error)) return { status: 500, requestId: undefined };
  const data: unknown = error.data;
  const id = typeof data === "object" && data !== null ? (data as Record<string, unknown>).requestId : undefined;
  return { status: error.status, requestId: typeof id === "string" ? id : undefined };
}

/** Error page of the staff rooms: what happened and where to go; of an unknown error only the request id. */
export function StaffError({ error }: { error: unknown }) {
  const t = messages(useRootData()?.locale ?? "id");
  const { status, requestId } = factsOf(error);
  const { errors } = t.officer;
  const [title, text] =
    status === 403
      ? [errors.forbiddenTitle, errors.forbiddenText]
      : status === 404
        ? [errors.notFoundTitle, errors.notFoundText]
        : status === 429
          ? [t.frame.errors.tooManyTitle, t.frame.errors.tooManyText]
          : status === 502 || status === 503
            ? [t.frame.errors.unavailableTitle, t.frame.errors.unavailableText]
            : [t.frame.errors.failedTitle, t.frame.errors.failedText];
  return (
    <ConfirmPage title={title} lead={text}>
      <title>{title}</title>
      {status >= 500 && requestId ? (
        <p className="sm">
          {t.frame.errors.requestId}: <b>{requestId}</b>
        </p>
      ) : null}
      <div className="row-acts">
        <ButtonLink href="/petugas">{errors.toStart}</ButtonLink>
        <ButtonLink href="/petugas/masuk" look="second">
          {errors.toSignIn}
        </ButtonLink>
      </div>
    </ConfirmPage>
  );
}
