export { createWhatsappCloud } from "./whatsapp-cloud.ts";
export { createWhatsappTemplates } from "./whatsapp-templates.ts";
