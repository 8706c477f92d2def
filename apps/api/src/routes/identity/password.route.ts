import { ChangePasswordInput } from "@gerai/contracts/identity";
import { changePassword } from "@gerai/domain/identity";
import { apiRoute } from "../../api-route.ts";
import { readToken, writeToken } from "../../cookies.ts";

/** A new password for the one who is signed in. */
export const changePasswordRoute = apiRoute({
  method: "post",
  path: "/staff/password",
  summary: "Sets a new password, ends all other sessions and changes this one's token",
  access: changePassword,
  body: ChangePasswordInput,
  reply: { status: 204, schema: null },
  async handle({ c, ctx, body }) {
    const secure = c.get("secure");
    const { token } = await changePassword(ctx, {
      ...body,
      token: readToken(c, "staff", secure) ?? "",
      clientAddress: c.get("clientAddress"),
      device: readToken(c, "device", secure),
    });
    writeToken(c, "staff", token, secure);
  },
});
