import { Button } from "@gerai/ui/button";
import { useTexts } from "../../office.ts";

/** Chooses a spreadsheet and sends it. */
export function UploadForm(props: { hint: string; submit: string; step: string; isSecond?: boolean }) {
  const words = useTexts().t.broadcasts.imports;
  return (
    <form method="post" encType="multipart/form-data" className="flow">
      <div className="box">
        <label htmlFor="berkas">{words.file}</label>
        <p className="hint" id="berkas-hint">
          {props.hint}
        </p>
        <input
          type="file"
          id="berkas"
          name="berkas"
          accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby="berkas-hint"
        />
      </div>
      <div className="row-acts">
        <Button look={props.isSecond ? "second" : "main"} icon="upload" name="_langkah" value={props.step}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}
