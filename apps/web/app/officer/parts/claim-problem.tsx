import { HintBar } from "@gerai/ui/case-section";

/** Why a case could not be taken; read out at once. Nothing when it could. */
export function ClaimProblem({ text }: { text?: string }) {
  if (!text) return null;
  return (
    <div role="alert">
      <HintBar tone="bad">{text}</HintBar>
    </div>
  );
}
