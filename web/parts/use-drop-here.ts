import { useState, type DragEvent } from "react";

/** วางไฟล์ในกรอบ — files let go on one frame of the page: whether some are held over it, and what the frame listens to. */
export interface DropHere {
  readonly isOver: boolean;
  readonly listens: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Lets a frame take files; whatever else is dragged over it passes by. */
export function useDropHere(onFiles: (files: FileList) => void): DropHere {
  const [isOver, setOver] = useState(false);
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  return {
    isOver,
    listens: {
      onDragOver: (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles(event.dataTransfer.files);
      },
    },
  };
}
