import { useElementSize } from "@mantine/hooks";
import type { Drawing } from "./model.ts";
import type { Opening } from "./Node.tsx";
import { Upright } from "./Upright.tsx";
import { Wide } from "./Wide.tsx";
import "./bowtie.css";

/** Below this width the Bowtie stands upright. */
const UPRIGHT_BELOW = 700;

interface BowtieDrawingProps extends Opening {
  readonly drawing: Drawing;
  /** The address that opens a part, for a new tab. */
  readonly hashOf: (id: string) => string;
}

/** The Bowtie as one picture: lying where there is room, standing where there is not. */
export function BowtieDrawing(props: BowtieDrawingProps) {
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className="bt-frame">
      {width > 0 && (width < UPRIGHT_BELOW ? <Upright {...props} width={width} /> : <Wide {...props} width={width} />)}
    </div>
  );
}
