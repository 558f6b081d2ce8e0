import { Button } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";

interface DropZoneProps {
  readonly compact: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files by drop or by choice; a folder dropped gives the files directly in it. */
export function DropZone({ compact, onFiles }: DropZoneProps) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void filesOf(event.dataTransfer).then(onFiles);
  };
  return (
    <section
      aria-label={t("imports.drop.choose")}
      className={`drop ${compact ? "drop-compact" : ""} ${over ? "drop-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" size={compact ? 20 : 30} />
      <div className="drop-text">
        <p className="title">{t(compact ? "imports.drop.more" : "imports.drop.title")}</p>
        {!compact && <p className="dim">{t("imports.drop.formats")}</p>}
      </div>
      <Button variant={compact ? "default" : "filled"} onClick={() => chooser.current?.click()}>
        {t("imports.drop.choose")}
      </Button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t("imports.drop.choose")}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
    </section>
  );
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry => entry?.isDirectory === true;

async function filesOf(dropped: DataTransfer): Promise<readonly File[]> {
  const folders = [...dropped.items].map((item) => item.webkitGetAsEntry()).filter(isFolder);
  const plain = [...dropped.files].filter(
    ({ name, size, type }) => !folders.some((folder) => folder.name === name && type === "" && size % 4096 === 0),
  );
  const inside = await Promise.all(folders.map(filesIn));
  return [...plain, ...inside.flat()];
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const reader = folder.createReader();
  const files: File[] = [];
  for (;;) {
    // A browser gives the entries of a folder in portions, and an empty one at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return files;
    for (const entry of entries)
      if (isFile(entry) && !entry.name.startsWith("."))
        files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
  }
}
