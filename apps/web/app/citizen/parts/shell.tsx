import type { OfficeView } from "@gerai/contracts/tenancy";
import { fill, type Locale, messages } from "@gerai/language";
import { Footer, Masthead } from "@gerai/ui/masthead";
import type { ReactNode } from "react";
import { useRootData } from "../../office.ts";

const PRODUCT = "Gerai";

/** Masthead, navigation and footer around a citizen page; also around an error page, which may know no office. */
export function Shell({ locale, children }: { locale: Locale; children: ReactNode }) {
  const root = useRootData();
  const t = messages(locale).frame;
  const name = root?.office.shortName ?? PRODUCT;
  const links = root
    ? [
        { href: "/layanan", label: t.nav.services },
        { href: "/lacak", label: t.nav.track },
        { href: "/verifikasi", label: t.nav.verify },
      ]
    : [];
  return (
    <>
      <Masthead
        official={root ? fill(t.officialSite, { office: name }) : PRODUCT}
        verify={{ href: "/bantuan/keaslian", label: t.howToTell }}
        department={root ? t.officeKind : ""}
        office={name}
        homeHref="/"
        nav={links}
        menu={links}
        languages={languageLinks(locale, root?.otherLanguageHref)}
        labels={{ skip: t.skip, menu: t.menu, mainNav: t.mainNav, language: t.languageLabel }}
      />
      {children}
      {root ? (
        <Footer
          links={[
            { href: "/lacak", label: t.footer.track },
            { href: "/verifikasi", label: t.footer.verify },
            { href: "/cek-pesan", label: t.footer.messages },
            { href: "/bantuan/keaslian", label: t.footer.authenticity },
          ]}
        >
          <p>
            <b>{t.footer.free}</b> {t.footer.freeLaw} {t.footer.hotline} <a href="tel:1500537">1500537</a>.
          </p>
          <OfficeAddress profile={root.office.profile} />
          <p>
            {root.office.fullName}. {t.footer.runBy} {t.footer.regionData}
          </p>
        </Footer>
      ) : null}
    </>
  );
}

/** Where the office is and how it is reached, as it says itself; nothing while it has not. */
function OfficeAddress({ profile }: { profile: OfficeView["profile"] }) {
  if (!profile) return null;
  const { address, phone, email } = profile;
  return (
    <p>
      {address}
      {phone ? (
        <>
          {" · "}
          <a href={`tel:${phone.replace(/[^\d+]/g, "")}`} className="nw">
            {phone}
          </a>
        </>
      ) : null}
      {email ? (
        <>
          {" · "}
          <a href={`mailto:${email}`}>{email}</a>
        </>
      ) : null}
    </p>
  );
}

function languageLinks(locale: Locale, otherHref: string | undefined) {
  if (!otherHref) return [];
  return (["id", "en"] as const).map((code) => ({
    code,
    label: code.toUpperCase(),
    href: otherHref,
    current: code === locale,
  }));
}
