import { answerHandshake, receiveMailReport, receiveSms, receiveWhatsapp } from "@gerai/domain/channels";
import { hookRoute } from "../../hook-route.ts";

/** Meta asks whether the hook is ours. */
export const whatsappHandshakeRoute = hookRoute({
  method: "get",
  path: "/hooks/whatsapp/{key}",
  summary: "Handshake of a WhatsApp hook: answers the challenge to whoever knows the verify token",
  handle: ({ resources, key, requestId, query }) =>
    answerHandshake(resources, {
      key,
      requestId,
      mode: query["hub.mode"],
      token: query["hub.verify_token"],
      challenge: query["hub.challenge"],
    }),
});

/** Meta tells what happened. */
export const whatsappHookRoute = hookRoute({
  method: "post",
  path: "/hooks/whatsapp/{key}",
  summary: "Messages and statuses of a WhatsApp number, signed by Meta; 200 once they are stored",
  async handle({ header, ...call }) {
    await receiveWhatsapp(call.resources, { ...call, signature: header("x-hub-signature-256") });
    return "";
  },
});

/** An SMS gateway tells what became of a message. */
export const smsHookRoute = hookRoute({
  method: "post",
  path: "/hooks/sms/{key}",
  summary: "Receipts of an SMS gateway; 200 once they are stored",
  async handle({ header, ...call }) {
    await receiveSms(call.resources, { ...call, signature: header("x-signature") });
    return "";
  },
});

/** Some gateways put the receipt into the address: the same fields as in a form. */
export const smsHookByAddressRoute = hookRoute({
  method: "get",
  path: "/hooks/sms/{key}",
  summary: "A receipt of an SMS gateway in the fields of the address; 200 once it is stored",
  async handle({ header, query, ...call }) {
    const body = Buffer.from(new URLSearchParams(query).toString());
    await receiveSms(call.resources, { ...call, body, signature: header("x-signature") });
    return "";
  },
});

/** Whoever takes the mail of our domain hands over what came to a return path (MAIL-4). */
export const mailHookRoute = hookRoute({
  method: "post",
  path: "/hooks/mail/{key}",
  summary: "A mail (message/rfc822) that came back to the return path of one of ours; 200 once it is stored",
  async handle({ resources, ...call }) {
    await receiveMailReport(resources, call);
    return "";
  },
});
