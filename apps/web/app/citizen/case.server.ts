import { redirect } from "react-router";
import { type ApiReply, problemResponse } from "../api.server.ts";

/** The data of a call on a case. Without the cookie that opens it, the person proves it again with code and digits. */
export function needCase<T>(reply: ApiReply<T>): T {
  if (reply.ok) return reply.data;
  if ([401, 403, 404].includes(reply.status)) throw redirect("/lacak");
  throw problemResponse(reply.problem);
}
