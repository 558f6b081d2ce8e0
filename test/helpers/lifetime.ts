/**
 * A company in words whose February of 2024 has these: eleven customers who pay `arpa` on average, of ten before; one of them
 * pays less and loses the share `churn`, and serving them takes all but `margin` of the revenue of both months.
 */
export function lifetime({
  arpa,
  margin,
  churn,
}: {
  readonly arpa: number;
  readonly margin: number;
  readonly churn: number;
}): readonly string[] {
  const opening = arpa * 10;
  const loss = opening * churn;
  // The mean of opening and closing of each month: 0 to 10, then 10 to 11 customers.
  const revenue = arpa * 15.5;
  const serve = (1 - margin) * revenue;
  return [
    ...Array.from({ length: 9 }, (_, i) => `c${i}: ${arpa} USD/month from 2024-01`),
    `d: ${arpa} USD/month from 2024-01, -${loss} in 2024-02`,
    `e: ${arpa + loss} USD/month from 2024-02`,
    `costs: 1 USD serve in 2024-01, ${(serve - 1).toFixed(2)} USD serve in 2024-02`,
  ];
}
