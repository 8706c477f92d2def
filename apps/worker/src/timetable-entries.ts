import { checkAlarmsEntry } from "./check-alarms.ts";
import { checkReadinessEntry } from "./check-readiness.ts";
import { fileTemplatesEntry } from "./file-templates.ts";
import { readBalancesEntry } from "./read-balances.ts";
import { rebuildReportsEntry } from "./rebuild-reports.ts";
import { reckonPromisesEntry } from "./reckon-promises.ts";
import { sealAuditEntry } from "./seal-audit.ts";
import { forgetImportsEntry, sendBroadcastsEntry } from "./send-broadcasts.ts";
import { settleReturnedMailEntry } from "./settle-returned-mail.ts";
import { sweepChannelsEntry, tidyChannelsEntry } from "./sweep-channels.ts";
import { sweepConversationsEntry, tidyConversationsEntry } from "./sweep-conversations.ts";
import { sweepNoticesEntry } from "./sweep-notices.ts";
import type { TimetableEntry } from "./timetable.ts";

/** Everything that this process does again and again, beside the relay; entries may remember their last round. */
export function timetableEntries(): readonly TimetableEntry[] {
  return [
    sealAuditEntry(),
    sweepNoticesEntry,
    rebuildReportsEntry,
    checkReadinessEntry,
    reckonPromisesEntry(),
    sweepChannelsEntry,
    settleReturnedMailEntry,
    tidyChannelsEntry,
    readBalancesEntry,
    checkAlarmsEntry,
    sendBroadcastsEntry,
    forgetImportsEntry,
    fileTemplatesEntry,
    sweepConversationsEntry,
    tidyConversationsEntry,
  ];
}
