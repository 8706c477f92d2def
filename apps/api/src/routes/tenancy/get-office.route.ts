import { OfficeView } from "@gerai/contracts/tenancy";
import { getOffice } from "@gerai/domain/tenancy";
import { apiRoute } from "../../api-route.ts";

/** The office behind the host. */
export const getOfficeRoute = apiRoute({
  method: "get",
  path: "/office",
  summary: "The office behind this host",
  access: getOffice,
  reply: { status: 200, schema: OfficeView },
  handle: ({ ctx }) => getOffice(ctx, {}),
});
