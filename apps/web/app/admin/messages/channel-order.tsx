import {
  type ChannelOrder,
  NOTICE_CHANNELS,
  type NoticeChannel,
  type NoticeRouteView,
} from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";

/** Every order of one, two or three ways. */
function allOrders(ways: readonly NoticeChannel[] = NOTICE_CHANNELS): NoticeChannel[][] {
  return ways.flatMap((way) => [[way], ...allOrders(ways.filter((one) => one !== way)).map((rest) => [way, ...rest])]);
}

/** The order that a form names: null for the house's, undefined for none that there is. */
export function orderFrom(value: string): ChannelOrder | null | undefined {
  if (value === "") return null;
  return allOrders().find((order) => order.join(",") === value);
}

/** Chooses by which ways a kind of notice goes. */
export function ChannelOrderForm({ order, kind }: { order: NoticeRouteView; kind: string }) {
  const words = useTexts().t.noticeTemplates;
  const worded = (channels: readonly NoticeChannel[]) => channels.map((channel) => words.channels[channel]).join(", ");
  const isHouse = order.channels.join(",") === order.byDefault.join(",");
  const own = allOrders()
    .map((channels) => channels.join(","))
    .filter((value) => value !== order.byDefault.join(","));
  return (
    <form method="post" className="order-form">
      <HiddenFields
        fields={[
          ["jenis", order.kind],
          ["versi", String(order.version)],
        ]}
      />
      <select
        className="control"
        name="urutan"
        defaultValue={isHouse ? "" : order.channels.join(",")}
        aria-label={fill(words.orderFor, { kind })}
      >
        <option value="">{fill(words.orderHouse, { order: worded(order.byDefault) })}</option>
        {own.map((value) => (
          <option key={value} value={value}>
            {worded(value.split(",") as NoticeChannel[])}
          </option>
        ))}
      </select>
      <Button look="second">{words.orderSave}</Button>
    </form>
  );
}
