import { useId } from "react";
import { outline, type Shape } from "./geometry.ts";

interface WingsProps {
  readonly shape: Shape;
  readonly axis: number;
  readonly upright: boolean;
  readonly faded: boolean;
  /** Between which places the wing is outlined as the constraint. */
  readonly constraint: { readonly from: number; readonly to: number } | null;
}

/** Both wings and the knot; their edges follow the numbers. */
export function Wings({ shape, axis, upright, faded, constraint }: WingsProps) {
  const clip = useId();
  const { left, right, knot } = shape;
  const [leftPath, rightPath] = [outline(left, axis, upright), outline(right, axis, upright)];
  const along = knot.to - knot.from;
  const knotBox = upright
    ? { x: axis - knot.half, y: knot.from, width: knot.half * 2, height: along }
    : { x: knot.from, y: axis - knot.half, width: along, height: knot.half * 2 };
  return (
    <g>
      <path d={leftPath} className="bt-left" />
      <path d={rightPath} className={`bt-right ${faded ? "bt-faded" : ""}`} />
      <rect {...knotBox} rx={10} className="bt-knot" />
      {constraint && (
        <>
          <clipPath id={clip}>
            {upright ? (
              <rect x={-4} y={constraint.from} width={axis * 2 + 400} height={constraint.to - constraint.from} />
            ) : (
              <rect x={constraint.from} y={0} width={constraint.to - constraint.from} height={axis * 2} />
            )}
          </clipPath>
          <g clipPath={`url(#${clip})`} className="bt-constraint">
            <path d={leftPath} />
            <path d={rightPath} />
          </g>
        </>
      )}
    </g>
  );
}
