import { VerificationView } from "@gerai/contracts/documents";
import { verifyCode } from "@gerai/domain/issuing";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** The public check of an issued paper. */
export const verifyCodeRoute = apiRoute({
  method: "get",
  path: "/verifications/{code}",
  summary: "What the code behind a paper's QR says; 404 for any other code",
  access: verifyCode,
  params: z.object({ code: z.string().max(100) }),
  reply: { status: 200, schema: VerificationView },
  handle: ({ ctx, params }) => verifyCode(ctx, params),
});
