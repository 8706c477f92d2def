export { createDemoIdentity, type DemoIdentity } from "./demo-identity.ts";
export { createDemoSigner } from "./demo-signer.ts";
export { createSignatureChecker } from "./signature-checker.ts";
